package io.github.jaxrssessions;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;

/** Resources that ask for a recent login, in each place where it can be asked for. */
final class Vaults {
  static final Class<?>[] CLASSES = {Vault.class, Strong.class, Hall.class};

  private Vaults() {}

  /** By its methods. */
  @Path("vault")
  public static class Vault implements Declared {
    @GET
    @Path("five")
    @RecentLogin(5)
    public String five() {
      return "in";
    }

    @GET
    @Path("ten")
    @RecentLogin(10)
    public String ten() {
      return "in";
    }

    @GET
    @Path("open")
    @PermitAll
    @RecentLogin(5)
    public String open() {
      return "in";
    }

    @GET
    @Path("public")
    @RecentLogin(5)
    public String onPublicPath() {
      return "in";
    }

    @GET
    @Path("role")
    @RolesAllowed("ann")
    @RecentLogin(5)
    public String role() {
      return "in";
    }

    @Override
    public String byInterface() {
      return "in";
    }

    @OPTIONS
    @Path("asked")
    @RecentLogin(5)
    public String asked() {
      return "in";
    }

    /** Runs before anybody is authenticated. */
    @Path("misplaced")
    @RecentLogin(5)
    public Room misplaced() {
      return new Room();
    }
  }

  /** What an application declares its resources by. */
  public interface Declared {
    @GET
    @Path("interface")
    @RecentLogin(5)
    String byInterface();
  }

  /** By its class. */
  @Path("strong")
  @RecentLogin(5)
  public static class Strong {
    @GET
    public String get() {
      return "in";
    }

    @OPTIONS
    @Path("asked")
    public String asked() {
      return "in";
    }

    @Path("room")
    public Room room() {
      return new Room();
    }
  }

  /** Asks for nothing; what lies behind it may. */
  @Path("hall")
  @PermitAll
  public static class Hall {
    @Path("room")
    public Room room() {
      return new Room();
    }

    @Path("safe")
    public Safe safe() {
      return new Safe();
    }

    @Path("wrong")
    public Wrong wrong() {
      return new Wrong();
    }
  }

  /** Behind a locator. */
  public static class Room {
    @GET
    public String get() {
      return "in";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "in";
    }

    @GET
    @Path("longer")
    @RecentLogin(60)
    public String longer() {
      return "in";
    }

    @GET
    @Path("five")
    @RecentLogin(5)
    public String five() {
      return "in";
    }
  }

  @RecentLogin(5)
  public static class Safe {
    @GET
    public String get() {
      return "in";
    }
  }

  /** An age that makes no sense. */
  @Path("wrong")
  public static class Wrong {
    @GET
    @PermitAll
    @RecentLogin(0)
    public String get() {
      return "in";
    }
  }
}
