package io.github.jaxrssessions.guides.settings;

import io.github.jaxrssessions.guides.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** Who is logged in. */
@Path("me")
public final class Me {
  @GET
  public String me(@Context User user) {
    return user.email();
  }
}
