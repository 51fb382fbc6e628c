package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a public path fits: point 5 and P17, without a server. */
class PathPatternTest {

  /** Paths are cut at each slash behind the first; {@code %} stands for a decoded slash. */
  @ParameterizedTest(name = "{0} fits {1}: {2}")
  @CsvSource({
    "/, /, true",
    "/, /a, false",
    "/openapi.json, /openapi.json, true",
    "/openapi.json, /openapi.json/, true",
    "/openapi.json, /openapi.yaml, false",
    "/openapi.json, /openapixjson, false",
    "/openapi.json, /OpenAPI.json, false",
    "/openapi.json, /openapi.json/x, false",
    "/openapi.json, /x/openapi.json, false",
    "/openapi.json, /, false",
    "/login, /admin/login, false",
    "/login, /login-audit, false",
    "/login, /login//, false",
    "/users/me, /users, false",
    "/users/*, /users/5, true",
    "/users/{id}, /users/5, true",
    "/users/*, /users, false",
    "/users/*, /users/, false",
    "/users/*, /users/5/posts, false",
    "/*/posts, /5/posts, true",
    "/*/posts, //posts, false",
    "/{any}/posts, /users/5/posts, false",
    "/users/*, /users/..%user, false",
    "/users/*, /users/%user, false",
    "/users/*, /users/.., false",
    "/users/*, /users/., false",
    "/users/*, '/users/a\\b', false",
    "/docs/**, /docs, true",
    "/docs/**, /docs/, true",
    "/docs/**, /docs/a, true",
    "/docs/**, /docs/a/b/c.js, true",
    "/docs/**, /docs/..., true",
    "/docs/**, /docsx, false",
    "/docs/**, /a/docs, false",
    "/docs/**, /docs/../admin, false",
    "/docs/**, /docs/a/./b, false",
    "/docs/**, /docs//admin, false",
    "/docs/**, /docs/a%../admin, false",
    "/**, /, true",
    "/**, /a/b, true",
    "/**, /a/.., false",
  })
  void requestsPathIsHeldSegmentBySegment(String pattern, String path, boolean fits) {
    List<String> segments =
        Arrays.stream(path.substring(1).split("/", -1)).map(s -> s.replace('%', '/')).toList();
    assertThat(PathPattern.of(pattern).fits(segments)).isEqualTo(fits);
  }

  @Test
  void pathWithoutSegmentsIsTheRoot() {
    assertThat(PathPattern.of("/").fits(List.of())).isTrue();
    assertThat(PathPattern.of("/**").fits(List.of())).isTrue();
    assertThat(PathPattern.of("/*").fits(List.of())).isFalse();
  }

  @ParameterizedTest(name = "{0} fits {1} and {2}: {3}")
  @CsvSource({
    "/, /, '', true",
    "/, '', /, true",
    "/, a, '', false",
    "/users/me, users, me, true",
    "/users/me, /users/, /me/, true",
    "/users/me, users, {id}, true",
    "/users/me, '', users/{ id }, true",
    "/users/me, users, you, false",
    "/users/me, users, '', false",
    "/users/me, users, {id}/posts, false",
    "/users/me, people, {id}, false",
    "/users/*, users, me, true",
    "/users/{id}, users, {other}, true",
    "/users/*, users, '', false",
    // parameters within a segment
    "/openapi.json, /, openapi.{type:json|yaml}, true",
    "/openapi.json, /, openapi.{type}, true",
    "/openapi.json, /, open{x}.json, true",
    "/openapi.json, /, swagger.{type:json|yaml}, false",
    "/openapi.json, /, openapi.json{x}, false",
    "/openapi.json, /, openapi.{type}x, false",
    "/a-b, /, {x}-{y}, true",
    "/a-b-c, /, {x}-{y}-{z}, true",
    "/a-b, /, {x}-{y}-{z}, false",
    "/-b, /, {x}-{y}, false",
    "/a-, /, {x}-{y}, false",
    "/ab, /, {x}-{y}, false",
    "/a-b, /, {x}-{y: .+}, true",
    "/ab, /, {x}-{y: .+}, false",
    "/aba, /, a{x}a, true",
    "/aa, /, a{x}a, false",
    // any rest
    "/docs/**, docs, '', true",
    "/docs/**, docs, a/b/{c}, true",
    "/docs/**, docs, {any: .*}, true",
    "/docs/**, /, {any: .*}, true",
    "/docs/**, admin, {any: .*}, false",
    "/docs/**, docsx, '', false",
    "/**, a, b, true",
    // a parameter with a regex may span segments, and may be empty
    "/docs, docs, {any: .*}, true",
    "/docs, docs, {any}, false",
    "/docs, docs, a, false",
    "/a/b/c, a, {rest: .+}, true",
    "/a/b/c, b, {rest: .+}, false",
    "/a/b/c, a, x{rest: .+}, false",
    "/a/b/c, a, {rest: .+}/c, true",
    "/y/2026, y, '{n: [0-9]{4}}', true",
    "/y/2026/x, y, '{n: [0-9]{4}}/x', true",
    "/x/a/b, x, '{p: a/b}', true",
  })
  void templateIsHeldUpToItsFirstRegex(String pattern, String root, String method, boolean fits) {
    assertThat(PathPattern.of(pattern).fits(PathTemplate.of(root, method))).isEqualTo(fits);
  }

  @ParameterizedTest(name = "{0} may lead to {1}: {2}")
  @CsvSource({
    "a, /a, true",
    "a, /a/b, true",
    "a, /b, false",
    "a/b, /a, false",
    "{x}/b, /a/b/c, true",
    "{x}/b, /a/c, false",
    "x{x: .*}/b, /xa/c, true",
    "x{x: .*}/b, /a/b, false",
    "a/{x: .*}, /a, true",
    "a/{x}, /a, false",
    "with%20space, '/with space', true",
    "'with space', '/with space', true",
    "100%, /100%, true",
  })
  void locatorMayLeadToWhatItsTemplateBegins(String template, String path, boolean leads) {
    List<String> segments = List.of(path.substring(1).split("/", -1));
    assertThat(PathTemplate.of("/", template).mayLead(segments)).isEqualTo(leads);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docs",
        "docs/**",
        "/docs/",
        "//docs",
        "/docs//a",
        "/docs/**/a",
        "/docs/**x",
        "/docs*",
        "/*.json",
        "/docs/{any: .*}",
        "/docs/{any",
        "/docs/x{any}",
        "/docs/{}",
        "/docs/a b",
        "/docs/%61",
        "/docs;x",
        "/docs?x",
        "/docs#x",
        "/docs/..",
        "/./docs",
        "/docs\\a",
      })
  void wrongPatternIsRefusedWhenTheFeatureIsBuilt(String pattern) {
    SessionAuthBuilder<Accounts.User> builder = Accounts.auth().publicPaths("/fine", pattern);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The public path \"" + pattern + "\" cannot be used: ");
  }

  @Test
  void refusalNamesTheSegmentAndWhatMayStandThere() {
    assertThatThrownBy(() -> PathPattern.of("/a/{x: .*}"))
        .hasMessage(
            "The public path \"/a/{x: .*}\" cannot be used: \"{x: .*}\" is no segment. Use decoded"
                + " literals, * or {x}, and ** at the end.");
    assertThatThrownBy(() -> PathPattern.of("a"))
        .hasMessage("The public path \"a\" cannot be used: it must begin with /.");
  }

  @Test
  void segmentThatBeginsWithASlashFitsNothing() {
    PathPattern below = PathPattern.of("/a/*");
    assertThat(below.fits(List.of("a", "x"))).isTrue();
    assertThat(below.fits(List.of("a", "/x"))).isFalse();
    assertThat(below.fits(List.of("a", "\\x"))).isFalse();
  }

  @Test
  void literalsEndBeforeTheFirstSegmentThatFitsAny() {
    assertThat(PathPattern.of("/a/b/*/c").literals()).containsExactly("a", "b");
    assertThat(PathPattern.of("/a/{x}").literals()).containsExactly("a");
    assertThat(PathPattern.of("/a/b/**").literals()).containsExactly("a", "b");
    assertThat(PathPattern.of("/a").literals()).containsExactly("a");
    assertThat(PathPattern.of("/*/a").literals()).isEmpty();
    assertThat(PathPattern.of("/").literals()).isEmpty();
  }
}
