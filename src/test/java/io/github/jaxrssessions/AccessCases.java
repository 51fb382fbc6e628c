package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** Classes as people write them, for the table of {@link AccessRulesTest}. */
final class AccessCases {
  private AccessCases() {}

  /** Nothing is said anywhere. */
  public static class Bare {
    public void bare() {}
  }

  /** Methods that say something in a class that does, too. */
  @RolesAllowed("class")
  public static class Both {
    public void bare() {}

    @PermitAll
    public void open() {}

    @DenyAll
    public void denied() {}

    @RolesAllowed({"a", "b"})
    public void several() {}

    @RolesAllowed({})
    public void noRole() {}

    @PermitAll
    @RolesAllowed("a")
    public void rolesAndOpen() {}

    @PermitAll
    @RolesAllowed("a")
    @DenyAll
    public void allThree() {}
  }

  @PermitAll
  @RolesAllowed("class")
  public static class TwoOnClass extends Bare {}

  /** The classes and interfaces that the following inherit from. */
  public static class Base {
    @RolesAllowed("base")
    public void overridden() {}

    @RolesAllowed("base")
    public void inherited() {}

    public void bare() {}

    @DenyAll
    protected void hidden() {}

    @PermitAll
    void local() {}

    @DenyAll
    public void overload(String text) {}
  }

  @PermitAll
  public static class Overrides extends Base {
    @Override
    public void overridden() {}

    @Override
    public void hidden() {}

    @Override
    @PermitAll
    public void inherited() {}

    public void overload(Integer number) {}
  }

  public static class OverridesLocal extends Base {
    @Override
    public void local() {}
  }

  /** Two steps up. */
  public static class OverridesAgain extends Overrides {
    @Override
    public void overridden() {}

    @Override
    public void inherited() {}
  }

  /** An interface that opens. */
  public interface Opens {
    @PermitAll
    void both();

    @PermitAll
    default void given() {}
  }

  /** An interface that asks for a role. */
  public interface Asks {
    @RolesAllowed("asks")
    void both();
  }

  /** Another one. */
  public interface AsksToo {
    @RolesAllowed("too")
    void both();
  }

  @DenyAll
  public static class ImplementsTwo implements Opens, Asks {
    @Override
    public void both() {}
  }

  public static class ImplementsThree implements Opens, Asks, AsksToo {
    @Override
    public void both() {}
  }

  public static class OpensAnyway implements Asks {
    @Override
    @PermitAll
    public void both() {}
  }

  public static class InheritsInterface extends ImplementsTwo {
    @Override
    public void both() {}
  }

  /** An interface whose methods have type parameters: a bridge stands before the real ones. */
  public interface Generic<T> {
    @RolesAllowed("generic")
    T of(T value);

    @PermitAll
    void open(T value);
  }

  public static class OfText implements Generic<String> {
    @Override
    public String of(String value) {
      return value;
    }

    @Override
    public void open(String value) {}
  }

  /** The overload that implements the interface comes first. */
  public static class TextThenNumber extends OfText {
    public Integer of(Integer value) {
      return value;
    }

    public void open(Integer value) {}
  }

  /** Overloads beside the implementation; which one a bridge calls is not told by their order. */
  public static class Overloaded implements Generic<String> {
    public String of(Integer value) {
      return "number";
    }

    @Override
    public String of(String value) {
      return value;
    }

    public String of(StringBuilder value) {
      return "builder";
    }

    public void open(Integer value) {}

    @Override
    public void open(String value) {}

    public void open(StringBuilder value) {}
  }

  public abstract static class GenericBase<T> {
    @RolesAllowed("base")
    public abstract void of(T value);
  }

  public static class OfNumber extends GenericBase<Integer> {
    @Override
    public void of(Integer value) {}
  }

  @RolesAllowed("wide")
  public static class Wide extends Bare {}

  @PermitAll
  public static class OpensWide extends Wide {}

  public static class SaysNothing extends Wide {}

  @RolesAllowed("interface")
  public interface AsksAll {}

  @PermitAll
  public interface OpensAll {}

  public static class OfInterfaces extends Bare implements OpensAll, AsksAll {
    @Override
    public void bare() {}
  }

  public static class OfOpenInterface extends Bare implements OpensAll {}

  public static class SuperclassFirst extends OpensWideOwner implements AsksAll {}

  @PermitAll
  public static class OpensWideOwner extends Bare {}

  /** An inherited method: the class that declares it says one thing, the resource another. */
  @RolesAllowed("declaring")
  public static class Declaring {
    public void inherited() {}
  }

  @PermitAll
  public static class OpensInherited extends Declaring {}

  @RolesAllowed("resource")
  public static class AsksInherited extends Declaring {}

  @DenyAll
  public static class DeniesInherited extends OpensWideOwner {}

  /** Not public: the compiler puts a bridge into a public subclass. */
  @RolesAllowed("local")
  static class NotPublic {
    public void bridged() {}
  }

  public static class OfNotPublic extends NotPublic {}
}
