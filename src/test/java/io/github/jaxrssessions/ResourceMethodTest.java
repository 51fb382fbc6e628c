package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.app.Ancestor;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a method inherits from, and which method runs. */
class ResourceMethodTest {

  /** In another package than its superclass. */
  public static class Heir extends Ancestor {
    @Override
    public void seen() {}

    @Override
    public void shared() {}

    public void local() {}
  }

  /** With methods that no subclass overrides. */
  public static class Closed {
    @PermitAll
    private void own() {}

    @PermitAll
    static void common() {}

    static void use(Closed closed) {
      closed.own();
    }
  }

  public static class Opened extends Closed {
    public void own() {}
  }

  /** The interface of an interface. */
  public interface Deep {
    @RolesAllowed("deep")
    void deep();
  }

  public interface Middle extends Deep {}

  @Path("deep")
  public static class Shallow implements Middle {
    @Override
    public void deep() {}
  }

  /** As a container makes them: it adds no interface. */
  public static class Shallow_Subclass extends Shallow {
    @Override
    public void deep() {}
  }

  public static class TextFirst implements AccessCases.Generic<String> {
    @Override
    @DenyAll
    public String of(String value) {
      return value;
    }

    @PermitAll
    public Integer of(Integer value) {
      return value;
    }

    @Override
    @RolesAllowed("a")
    public void open(String value) {}
  }

  public static class NumberFirst implements AccessCases.Generic<String> {
    @PermitAll
    public Integer of(Integer value) {
      return value;
    }

    @Override
    @DenyAll
    public String of(String value) {
      return value;
    }

    @Override
    @RolesAllowed("a")
    public void open(String value) {}
  }

  private static Optional<Access> rule(Class<?> type, String name) throws Exception {
    return new AccessRules().of(type, type.getMethod(name));
  }

  @Test
  void whatAnotherPackageCanSeeIsInherited() throws Exception {
    assertThat(rule(Heir.class, "seen")).contains(Access.OPEN);
    assertThat(rule(Heir.class, "shared")).contains(Access.OPEN);
    assertThat(rule(Heir.class, "local")).isEmpty();
  }

  @Test
  void privateMethodsAreNotInherited() throws Exception {
    assertThat(rule(Opened.class, "own")).isEmpty();
  }

  @Test
  void interfacesOfInterfacesAreInherited() throws Exception {
    assertThat(rule(Shallow.class, "deep")).contains(Access.roles(Set.of("deep")));
  }

  @Test
  void proxyOfAClassWhoseInterfaceSpeaksIsLookedThrough() throws Exception {
    assertThat(ResourceMethod.lookedThrough(Shallow_Subclass.class)).isEqualTo(Shallow.class);
    Method deep = Shallow_Subclass.class.getMethod("deep");
    ResourceMethod of = ResourceMethod.of(Shallow_Subclass.class, deep);
    assertThat(of.method()).isEqualTo(Shallow.class.getMethod("deep"));
    assertThat(new ResourceMethod(Shallow_Subclass.class, deep).classPath()).contains("deep");
  }

  @Test
  void bridgeRunsTheMethodBehindIt() {
    for (Class<?> type : List.of(TextFirst.class, NumberFirst.class)) {
      List<Method> bridges =
          Arrays.stream(type.getDeclaredMethods()).filter(Method::isBridge).toList();
      assertThat(bridges).hasSize(2);
      for (Method bridge : bridges) {
        Access expected = bridge.getName().equals("of") ? Access.DENIED : Access.roles(Set.of("a"));
        assertThat(new AccessRules().of(type, bridge)).as(bridge.toString()).contains(expected);
        assertThat(ResourceMethod.of(type, bridge).method().getParameterTypes())
            .containsExactly(String.class);
      }
    }
  }
}
