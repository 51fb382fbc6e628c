package io.github.jaxrssessions.guides.login;

import io.github.jaxrssessions.guides.User;
import java.net.URI;
import java.util.Optional;

/** What an OAuth or OpenID Connect library does for you. */
public interface Identities {

  /** The address to send the browser to. */
  URI authorize(String state, String challenge);

  /** Trades the code for a user; empty where the other side does not confirm it. */
  Optional<User> confirmed(String code, String verifier);
}
