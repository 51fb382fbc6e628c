package io.github.jaxrssessions.guides.migrating.pac4j;

import java.net.URI;
import java.util.Optional;

// #region provider
/** The client of your identity provider: any OAuth or OpenID library. */
public interface IdentityProvider {
  /** Where the browser is sent to log in. */
  URI login(String state);

  /** The id of the user that a code stands for: asks the provider. */
  Optional<String> user(String code);
}
// #endregion provider
