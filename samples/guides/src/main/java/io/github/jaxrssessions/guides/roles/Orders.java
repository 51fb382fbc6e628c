package io.github.jaxrssessions.guides.roles;

import io.github.jaxrssessions.guides.User;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

// #region class
@Path("orders")
@RolesAllowed("staff")
public class Orders {

  @GET
  public String all() { // the class's rule: staff
    return "all orders";
  }

  @DELETE
  @RolesAllowed({"admin", "auditor"}) // nearer: one of the two
  public void deleteAll() {}

  @GET
  @Path("prices")
  @PermitAll // nearer: anybody
  public String prices() {
    return "prices";
  }

  @POST
  @Path("import")
  @DenyAll // nobody, until it is done
  public void importAll() {}

  // #endregion class

  // #region is-user-in-role
  @GET
  @Path("summary")
  @PermitAll
  public String summary(@Context SecurityContext security) {
    return security.isUserInRole("admin") ? "12 orders, 340.00" : "12 orders";
  }

  // #endregion is-user-in-role

  /** Of everybody, by id: the one of user 1. */
  private static String owner(String order) {
    return order.equals("7") ? "1" : "2";
  }

  // #region owner
  @GET
  @Path("{order}")
  @RolesAllowed({"customer", "staff"})
  public String order(
      @PathParam("order") String order, @Context User user, @Context SecurityContext security) {
    boolean own = owner(order).equals(user.id());
    if (!own && !security.isUserInRole("staff")) {
      throw new NotFoundException(); // not even that it exists
    }
    return "order " + order;
  }
  // #endregion owner
}
