package io.github.jaxrssessions.benchmarks.server;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The resource without sessions. */
@RestController
class BareController {
  @GetMapping(path = "/me", produces = Users.JSON)
  String me() {
    return Meter.served(Users.byId(Users.FIRST).orElseThrow());
  }

  @GetMapping(path = "/public", produces = Users.JSON)
  String open() {
    return Meter.servedOpen();
  }
}
