package io.github.jaxrssessions.quickstart;

import java.io.InputStream;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.logging.LogManager;
import org.h2.api.ErrorCode;

/** Starts the quickstart: {@code -Dport=} (8080), {@code -Ddata=} (a folder). Ctrl-C ends it. */
public final class Main {
  private Main() {}

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    try (InputStream quiet = Main.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    int port = port(System.getProperty("port", "8080"));
    Path folder = Path.of(System.getProperty("data", "data"));
    try {
      Server server = Server.start(port, folder);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      System.out.println("The quickstart runs at " + server.address() + " (Ctrl-C ends it)");
    } catch (IllegalArgumentException e) { // SESSION_KEYS cannot be used
      refuse(e.getMessage());
    } catch (BindException e) {
      refuse("Port " + port + " is taken: " + e.getMessage() + ". Give another: -Dport=8081");
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw e;
      }
      refuse("Another process has " + folder + " open. End it, or give another folder: -Ddata=");
    }
    Thread.currentThread().join();
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      refuse("The port \"" + text + "\" is no number from 0 to 65535. Give one: -Dport=8081");
    }
    return Integer.parseInt(text);
  }

  private static void refuse(String why) {
    System.err.println(why);
    System.exit(1);
  }
}
