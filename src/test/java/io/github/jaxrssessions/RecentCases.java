package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.temporal.ChronoUnit;

/** Classes that ask for a recent login, for the table of {@link RecentLoginRulesTest}. */
final class RecentCases {
  private RecentCases() {}

  /** Nothing is said of the class. */
  public static class OnMethods {
    public void bare() {}

    @RecentLogin(5)
    public void recent() {}

    @PermitAll
    @RecentLogin(5)
    public void open() {}

    @RolesAllowed("a")
    @RecentLogin(5)
    public void role() {}

    @DenyAll
    @RecentLogin(5)
    public void denied() {}

    @RecentLogin(value = 90, unit = ChronoUnit.SECONDS)
    public void seconds() {}

    @RecentLogin(value = 1, unit = ChronoUnit.WEEKS)
    public void week() {}

    @RecentLogin(value = 400, unit = ChronoUnit.DAYS)
    public void longest() {}

    @RecentLogin(value = 1, unit = ChronoUnit.SECONDS)
    public void shortest() {}
  }

  /** The class asks for it, and its methods say something, too. */
  @RecentLogin(5)
  public static class OnClass {
    public void bare() {}

    @RecentLogin(60)
    public void longer() {}

    @RolesAllowed("a")
    public void role() {}

    @PermitAll
    public void open() {}

    @DenyAll
    public void denied() {}
  }

  /** The class says who, its methods how recently. */
  @RolesAllowed("class")
  public static class OfRole {
    @RecentLogin(5)
    public void recent() {}

    @PermitAll
    @RecentLogin(5)
    public void open() {}
  }

  @PermitAll
  @RecentLogin(5)
  public static class OpenClass {
    public void bare() {}
  }

  /** What the following inherit from. */
  public abstract static class Base {
    @RecentLogin(5)
    public void overridden() {}

    @RecentLogin(5)
    public void inherited() {}
  }

  @RecentLogin(60)
  public static class Overrides extends Base {
    @Override
    public void overridden() {}

    public void own() {}
  }

  public interface Five {
    @RecentLogin(5)
    void both();
  }

  public interface Ten {
    @RecentLogin(10)
    void both();
  }

  public interface OpenToAll {
    @PermitAll
    void both();
  }

  public static class ImplementsAll implements Ten, Five, OpenToAll {
    @Override
    public void both() {}
  }

  public static class OpensAnyway implements Five {
    @Override
    @PermitAll
    public void both() {}
  }

  @RecentLogin(5)
  public interface FiveForAll {}

  @RecentLogin(10)
  public interface TenForAll {}

  public static class OfInterfaces implements TenForAll, FiveForAll {
    public void bare() {}
  }

  /** A method with two classes. */
  @RecentLogin(5)
  public abstract static class Declaring {
    public void inherited() {}
  }

  @RecentLogin(60)
  public static class AsksForLess extends Declaring {}

  @PermitAll
  public static class OpensInherited extends Declaring {}

  public interface Generic<T> {
    @RecentLogin(5)
    void of(T value);
  }

  public static class OfText implements Generic<String> {
    @Override
    public void of(String value) {}

    public void of(Integer value) {}
  }

  /** Named like a proxy, but it says something. */
  @RecentLogin(5)
  public static class Bare_Subclass extends Bare {}

  public static class Bare {
    public void bare() {}
  }

  /** Ages that make no sense. */
  public static class Wrong {
    @RecentLogin(0)
    public void zero() {}

    @RecentLogin(-5)
    public void negative() {}

    @RecentLogin(value = 999, unit = ChronoUnit.MILLIS)
    public void tooShort() {}

    @RecentLogin(value = 401, unit = ChronoUnit.DAYS)
    public void tooLong() {}

    @RecentLogin(value = 2, unit = ChronoUnit.FOREVER)
    public void forever() {}

    @RecentLogin(value = Integer.MIN_VALUE, unit = ChronoUnit.ERAS)
    public void before() {}
  }
}
