package io.github.jaxrssessions.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.List;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the parts, the requests and what grows around them do what their figures say. */
class OursTest {

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 3000})
  void partsAreThere(int size) throws Exception {
    PartBenchmark parts = new PartBenchmark();
    parts.size = size;
    parts.make();

    assertThat(parts.headerParse()).isEqualTo(size == 3000 ? 2 : 1);
    assertThat(parts.setCookie()).startsWith("__Host-session=").endsWith("SameSite=Lax");
    assertThat(parts.sealBytes()).hasSizeGreaterThan(size);
    assertThat(parts.openBytes()).hasSize(size);
    assertThat(parts.jsonWrite()).hasSize(size);
    assertThat(parts.jacksonWrite()).hasSize(size);
    assertThat(parts.jsonRead()).asInstanceOf(MAP).containsKey("user");
    assertThat(parts.jacksonRead()).asInstanceOf(MAP).containsKey("user");
  }

  @Test
  void requestsAreAnsweredAsTheyAreNamed() {
    RequestBenchmark requests = new RequestBenchmark();
    requests.make();

    assertThat(answer(requests.jerseyAlone())).isEqualTo("200 nobody");
    assertThat(answer(requests.openAnonymous())).isEqualTo("200 hello");
    assertThat(answer(requests.openWithSession())).isEqualTo("200 hello");
    assertThat(answer(requests.loggedIn())).startsWith("200 user-0");
    assertThat(answer(requests.inRole())).isEqualTo("200 hello");
    assertThat(answer(requests.unauthorized())).startsWith("401");
    assertThat(answer(requests.login())).isEqualTo("200 hello");
    assertThat(((ContainerResponse) requests.login()).getHeaderString("Set-Cookie"))
        .startsWith("__Host-session=");
    assertThat(((InProcess.User) requests.oursAlone()).name()).startsWith("user-0");
    assertThat((List<?>) requests.oursChanging()).hasSize(1);
  }

  private static String answer(Object response) {
    ContainerResponse answer = (ContainerResponse) response;
    return answer.getStatus() + " " + answer.getEntity();
  }

  /** The least of each, so that it takes no time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAYLOAD=50",
        "KEYS=20",
        "COOKIES=180",
        "STORED=1000",
        "ROLES=1000",
        "PATHS=1000",
        "OPEN_PATHS=1000"
      })
  void whatGrowsIsServed(String load) {
    assertThat(Growing.loads()).contains(load);
    Object first = Growing.of(load).make(1);
    assertThat(first instanceof ContainerResponse answer ? answer.getStatus() : 200).isEqualTo(200);
  }
}
