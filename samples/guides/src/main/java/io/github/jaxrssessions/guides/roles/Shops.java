package io.github.jaxrssessions.guides.roles;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Locators, and what lies behind them. */
// #region locator
@Path("shops")
public class Shops {

  @Path("{shop}/till")
  public Till till() { // no annotation here: it could not be enforced
    return new Till();
  }

  @RolesAllowed("staff") // here it holds
  public static class Till {
    @GET
    public String amount() {
      return "340.00";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "until eight";
    }
  }

  // #endregion locator

  @Path("{shop}/safe")
  @RolesAllowed("staff")
  public Safe safe() {
    return new Safe();
  }

  /** Behind a locator with an annotation: nobody gets there. */
  public static class Safe {
    @GET
    public String amount() {
      return "9,000.00";
    }
  }
}
