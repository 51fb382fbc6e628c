package io.github.jaxrssessions.benchmarks.server;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who logs in. */
@ApplicationScoped
public class ByPassword implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest asked, AuthenticationRequestContext context) {
    String password = new String(asked.getPassword().getPassword());
    return Users.verified(asked.getUsername(), password)
        .map(user -> Uni.createFrom().item(identity(user)))
        .orElseThrow(AuthenticationFailedException::new);
  }

  static SecurityIdentity identity(User user) {
    return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(user.id())).build();
  }
}
