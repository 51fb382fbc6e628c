package io.github.jaxrssessions.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has spent, told to the process that started it: it writes {@code read} to the
 * standard input and gets a line on the standard output, so that nothing of this travels over the
 * HTTP that is measured. Where the input ends, so does this process.
 */
public final class Meter {
  /** How a line begins that is the meter's, and not the log's. */
  static final String MARK = "METER ";

  private static final LongAdder SERVED = new LongAdder();

  private Meter() {}

  /** The answer for a user; counted, since a redirection to a login would look as well served. */
  public static String served(User user) {
    SERVED.increment();
    return user.json();
  }

  /** The answer for everybody; counted, too. */
  public static String servedOpen() {
    SERVED.increment();
    return Users.OPEN;
  }

  /** Says that the server runs, and from then on what it has spent, whenever it is asked. */
  public static void listen() {
    Thread asked = new Thread(Meter::answer, "meter");
    asked.setDaemon(true);
    asked.start();
    System.out.println(MARK + "ready");
  }

  /** Blocks for good: for a main method whose server has no thread that keeps the JVM alive. */
  public static void listenForGood() throws InterruptedException {
    listen();
    Thread.currentThread().join();
  }

  private static void answer() {
    Spent spent = new Spent();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("read")) {
          System.out.println(MARK + "served=" + SERVED.sum() + " " + spent.line());
        }
      }
    } catch (IOException e) {
      // as below: nobody is there to ask
    }
    Runtime.getRuntime().halt(0);
  }
}
