package io.github.jaxrssessions.quickstart;

/** Starts the quickstart and runs until it is interrupted. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("Quickstart on port " + Integer.getInteger("port", 8080));
    Thread.currentThread().join();
  }
}
