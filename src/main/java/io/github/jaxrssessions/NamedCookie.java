package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCookie.SameSite;

/** The session cookie as its names describe it, attribute by attribute. */
final class NamedCookie {
  final Setting<String> name = new Setting<>("cookie");
  final Setting<String> path = new Setting<>("cookie");
  final Setting<String> domain = new Setting<>("cookie");
  final Setting<SameSite> sameSite = new Setting<>("cookie");
  final Setting<Boolean> partitioned = new Setting<>("cookie");
  final Setting<Boolean> insecure = new Setting<>("cookie");

  /** The standard one where nothing is set. */
  SessionCookie cookie() {
    SessionCookie cookie =
        insecure.or(false) ? SessionCookie.insecureForLocalhost() : SessionCookie.standard();
    if (name.given()) {
      cookie = cookie.withName(name.required());
    }
    if (path.given()) {
      cookie = cookie.withPath(path.required());
    }
    if (domain.given()) {
      cookie = cookie.withDomain(domain.required());
    }
    if (sameSite.given()) {
      cookie = cookie.withSameSite(sameSite.required());
    }
    return (partitioned.or(false) ? cookie.withPartitioned() : cookie).checked();
  }
}
