package io.github.jaxrssessions.benchmarks.server;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The resource behind Spring Security. */
@RestController
class SecuredController {
  @GetMapping(path = "/me", produces = Users.JSON)
  String me(Principal who) {
    return Meter.served(Users.byId(who.getName()).orElseThrow());
  }

  @GetMapping(path = "/public", produces = Users.JSON)
  String open() {
    return Meter.servedOpen();
  }
}
