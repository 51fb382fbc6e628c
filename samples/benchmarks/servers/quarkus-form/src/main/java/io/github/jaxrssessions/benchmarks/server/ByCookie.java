package io.github.jaxrssessions.benchmarks.server;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who comes with the cookie of the form login. */
@ApplicationScoped
public class ByCookie implements IdentityProvider<TrustedAuthenticationRequest> {
  @Override
  public Class<TrustedAuthenticationRequest> getRequestType() {
    return TrustedAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TrustedAuthenticationRequest asked, AuthenticationRequestContext context) {
    return Users.byId(asked.getPrincipal())
        .map(user -> Uni.createFrom().item(ByPassword.identity(user)))
        .orElseThrow(AuthenticationFailedException::new);
  }
}
