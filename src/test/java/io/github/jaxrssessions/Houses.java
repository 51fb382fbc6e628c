package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import org.glassfish.jersey.server.model.Resource;

/** Roots with locators, and the sub-resources behind them. */
final class Houses {
  private Houses() {}

  @Path("open-house")
  @PermitAll
  public static class OpenHouse {
    @Context ResourceContext context;

    @Path("plain")
    public Room plain() {
      return new Room();
    }

    @Path("class")
    public Class<Room> byClass() {
      return Room.class;
    }

    @Path("given")
    public Room given() {
      return context.getResource(Room.class);
    }

    @Path("object")
    public Object any() {
      return new Room();
    }

    @Path("safe")
    public Safe safe() {
      return new Safe();
    }

    @Path("rooted")
    public Rooted rooted() {
      return new Rooted();
    }

    @Path("self")
    public OpenHouse self() {
      return this;
    }

    @GET
    public String get() {
      return "hall";
    }
  }

  @Path("closed-house")
  @RolesAllowed("ann")
  public static class ClosedHouse {
    @Path("room")
    public Room room() {
      return new Room();
    }

    @Path("corridor")
    public Corridor corridor() {
      return new Corridor();
    }
  }

  @Path("denied-house")
  @DenyAll
  public static class DeniedHouse {
    @Path("room")
    public Room room() {
      return new Room();
    }
  }

  /** Says nothing, and lies between. */
  public static class Corridor {
    @Path("room")
    public Room room() {
      return new Room();
    }

    @Path("safe")
    public Safe safe() {
      return new Safe();
    }
  }

  /** Says nothing by itself. */
  public static class Room {
    @GET
    public String get() {
      return "room";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "window";
    }
  }

  @RolesAllowed("bob")
  public static class Safe {
    @GET
    public String get() {
      return "safe";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "lid";
    }

    @Path("room")
    public Room room() {
      return new Room();
    }
  }

  /** Its own sub-resource. */
  @Path("nest")
  public static class Nest {
    @GET
    public String get() {
      return "nest";
    }

    @Path("self")
    public Nest self() {
      return this;
    }
  }

  /** A sub-resource that has a path as a root of its own, too. */
  @Path("rooted")
  public static class Rooted {
    @GET
    public String get() {
      return "rooted";
    }
  }

  /** Annotations where they protect nothing. */
  @Path("wrong-house")
  public static class WrongHouse implements WrongPlan {
    @Path("role")
    @RolesAllowed("ann")
    public Room role() {
      return new Room();
    }

    @Path("permit")
    @PermitAll
    public Room permit() {
      return new Room();
    }

    @Path("object/{which}")
    @DenyAll
    public Object object() {
      return new Room();
    }

    @Path("with%20space")
    @RolesAllowed("ann")
    public Room encoded() {
      return new Room();
    }

    @Path("deep")
    public WrongFloor deep() {
      return new WrongFloor();
    }

    @Override
    public Room planned() {
      return new Room();
    }

    @Path("handle")
    @RolesAllowed("ann")
    public Resource handle() {
      return Resource.from(Room.class);
    }

    @Path("sibling")
    public Room sibling() {
      return new Room();
    }

    @Path("object")
    public Safe otherSibling() {
      return new Safe();
    }

    @GET
    @PermitAll
    public String get() {
      return "hall";
    }
  }

  /** Not public: the compiler puts a bridge into a public subclass. */
  static class HiddenHouse {
    @Path("room")
    @RolesAllowed("ann")
    public Room room() {
      return new Room();
    }
  }

  @Path("public-house")
  public static class PublicHouse extends HiddenHouse {}

  /** The annotation is inherited from here. */
  public interface WrongPlan {
    @Path("planned")
    @RolesAllowed("ann")
    Room planned();
  }

  /** A locator behind a locator, annotated. */
  public static class WrongFloor {
    @Path("room")
    @RolesAllowed("ann")
    public Room room() {
      return new Room();
    }

    @Path("safe")
    public Safe safe() {
      return new Safe();
    }
  }
}
