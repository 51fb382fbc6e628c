package io.github.jaxrssessions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library is a house with floors, and each class uses only what is on its own or below. */
class FloorsTest {
  private static final String CORE = "io.github.jaxrssessions";

  /** From the ground up. */
  private static final List<Set<String>> FLOORS =
      List.of(
          // What is said: the public types, and the values that the core hands around.
          Set.of(
              "Access",
              "ActiveSession",
              "Envelope",
              "Incoming",
              "JsonData",
              "JsonEntries",
              "LogsIn",
              "LogsOut",
              "Outgoing",
              "OverLimit",
              "Problem",
              "RecentLogin",
              "Refusal",
              "Revocations",
              "Session",
              "SessionConflictException",
              "SessionCookie",
              "SessionEffect",
              "SessionEvent",
              "SessionId",
              "SessionLimitException",
              "SessionListener",
              "SessionPrincipal",
              "SessionStep",
              "SessionStore",
              "SessionStoreException",
              "SessionShapeException",
              "SessionTooLargeException",
              "SessionWriter",
              "Setting",
              "SettingsSource",
              "StoredSession",
              "TimingListener",
              "UserResolver",
              "Users",
              "SessionCarrier"),
          // Pure: sealing, codec, policy, header parsing. No JAX-RS, no input or output.
          Set.of(
              "CachedRevocations",
              "CookieHeader",
              "CookieSlots",
              "Epoch",
              "Events",
              "GcmKey",
              "Hkdf",
              "JsonSession",
              "KeyRing",
              "KeyText",
              "LastSent",
              "MemoryRevocations",
              "SealingKey",
              "Sealer",
              "SessionCodec",
              "SessionJson",
              "SessionPolicy",
              "Steps",
              "SubjectNames",
              "Xaes"),
          // Carry: from cookies to envelopes and back.
          Set.of(
              "CookieCarrier",
              "LitestarCookies",
              "LitestarReader",
              "SessionLimit",
              "SessionRows",
              "StoreCarrier"),
          // Request: filters, rules, guard, writer.
          Set.of(
              "AccessRules",
              "ActiveSessions",
              "Arrival",
              "ClosingFilter",
              "CrossOriginGuard",
              "Departure",
              "FoundWriter",
              "Locators",
              "Nearest",
              "OpeningFilter",
              "Origin",
              "PathPattern",
              "PathTemplate",
              "PublicPaths",
              "RequestSession",
              "RequestUser",
              "ResourceMethod",
              "RuntimeHook",
              "Runtimes",
              "SessionFilter",
              "SessionSecurityContext",
              "Shared",
              "Signatures",
              "StartChecks",
              "Wire"),
          // Entry.
          Set.of(
              "Assembly",
              "Configured",
              "Form",
              "NamedCookie",
              "NamedLitestar",
              "NamedSetting",
              "NamedValues",
              "Parts",
              "SessionAuth",
              "SessionAuthBuilder",
              "Settings",
              "Sources",
              "Spelling"));

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages(CORE);

  @Test
  void importsGoDownTheFloorsOnly() {
    List<String> upwards = new ArrayList<>();
    for (JavaClass from : ALL) {
      for (Dependency use : from.getDirectDependenciesFromSelf()) {
        int here = floor(from);
        int there = floor(use.getTargetClass());
        if (here >= 0 && there > here) {
          upwards.add(from.getSimpleName() + " -> " + use.getTargetClass().getSimpleName());
        }
      }
    }
    assertThat(new LinkedHashSet<>(upwards)).isEmpty();
  }

  @Test
  void everyClassOfTheCoreIsOnAFloorAndNoFloorNamesAnother() {
    Set<String> real =
        ALL.stream()
            .filter(c -> c.getPackageName().equals(CORE))
            .map(FloorsTest::outermost)
            .filter(name -> !name.equals("package-info"))
            .collect(Collectors.toSet());
    assertThat(FLOORS.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(real);
  }

  private static int floor(JavaClass type) {
    if (!type.getPackageName().equals(CORE)) {
      return -1;
    }
    return IntStream.range(0, FLOORS.size())
        .filter(n -> FLOORS.get(n).contains(outermost(type)))
        .findFirst()
        .orElse(-1);
  }

  private static String outermost(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).split("\\$", 2)[0];
  }

  @Test
  void whatIsOutsideUsesThePublicTypesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CORE)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are internal to the core",
                c ->
                    c.getPackageName().equals(CORE)
                        && !c.getModifiers().contains(JavaModifier.PUBLIC)))
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE + ".*..")
        .check(ALL);
  }

  @Test
  void theCoreNeedsOnlyJaxRsAnnotationsAndJackson() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            CORE,
            "java..",
            "javax.crypto..",
            "jakarta.ws.rs..",
            "jakarta.annotation..",
            "com.fasterxml.jackson..",
            "org.jspecify..")
        .check(ALL);
  }

  @Test
  void optionalLibrariesShowInOnePackageEach() {
    Map<String, String> home =
        Map.ofEntries(
            Map.entry("io.swagger..", "openapi"),
            Map.entry("org.eclipse.microprofile.openapi..", "openapi"),
            Map.entry("com.github.benmanes.caffeine..", "store"),
            Map.entry("io.lettuce..", "store"),
            Map.entry("io.micrometer..", "metrics"),
            Map.entry("org.eclipse.microprofile.config..", "config"),
            Map.entry("java.sql..", "store"),
            Map.entry("javax.sql..", "store"),
            Map.entry("org.glassfish..", "runtime"),
            Map.entry("org.apache.cxf..", "runtime"),
            Map.entry("jakarta.servlet..", "runtime"),
            Map.entry("jakarta.enterprise..", "runtime"),
            Map.entry("io.quarkus..", "runtime"),
            Map.entry("io.vertx..", "runtime"),
            Map.entry("org.jboss..", "runtime"));
    home.forEach(
        (library, place) ->
            noClasses()
                .that()
                .resideOutsideOfPackage(CORE + "." + place + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(ALL));
  }

  @Test
  void noJacksonTypeShowsInThePublicApi() {
    Stream<JavaClass> shown =
        ALL.stream()
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(c -> c.getMethods().stream())
            .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(
                m ->
                    Stream.concat(
                        Stream.of(m.getRawReturnType()), m.getRawParameterTypes().stream()));
    assertThat(shown.map(JavaClass::getPackageName).distinct())
        .noneMatch(name -> name.startsWith("com.fasterxml"));
  }

  @Test // cookies are written and read as text, the same on every runtime
  void nothingUsesTheRuntimesOwnCookies() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.ws.rs.core.NewCookie")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.ws.rs.core.Cookie")
        .check(ALL);
  }

  @Test
  void randomNumbersComeFromTheSystemsSecureSource() {
    noClasses()
        .should()
        .callMethod(java.security.SecureRandom.class, "getInstanceStrong") // it may block
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .check(ALL);
  }
}
