package io.github.jaxrssessions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * Asks for a login that is at most so old: {@code @RecentLogin(5)} on what changes a password or
 * pays, say. Put it on a resource method, its class, or what they override or implement.
 *
 * <p>It asks for a login also on a public path or where {@code @PermitAll} opens, and adds to
 * {@code @RolesAllowed}. It is looked for in the same places as these, and by itself: the nearest
 * {@code @RecentLogin} decides, whatever else is nearer; of several that are equally near the
 * shortest. Behind a locator each class on the way counts as well, and the shortest holds. {@code
 * HEAD} follows its {@code GET}; {@code OPTIONS} is asked for nothing unless the method that
 * answers it bears the annotation itself. On a locator it cannot be enforced: what lies behind is
 * refused with a 403.
 *
 * <p>The age counts from {@link Session#started()}: from {@link SessionWriter#set set}. Updates and
 * renewals do not make a login younger, so carry data on with {@code update}, and call {@code set}
 * only where somebody has just shown who he is. A session that another framework began, or that was
 * begun under another {@link SessionAuthBuilder#absoluteLifetime absoluteLifetime}, is never
 * recent: when it began is not told for sure.
 *
 * <p>Who logged in too long ago gets a 401 with {@code WWW-Authenticate: Session
 * error="insufficient_user_authentication", max_age="300"} (RFC 9470) and a problem document of the
 * type {@value #PROBLEM_TYPE} whose {@code max_age} is in seconds. The session stays as it is, and
 * is not renewed. Who is not logged in at all gets the usual 401, and who may not, however young
 * the login, the usual 403: to log in again would not help. {@link SessionAuth#authenticate} does
 * not ask for it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RecentLogin {

  /** The {@code type} of the problem document that asks for a younger login. */
  String PROBLEM_TYPE = "urn:jaxrs-sessions:recent-login";

  /**
   * How old the login may be at most.
   *
   * @return in {@link #unit() units}; together from a second to 400 days, anything else fails the
   *     deployment, or where the runtime shows it only then each request
   */
  int value();

  /**
   * The unit of {@link #value()}.
   *
   * @return minutes unless said otherwise
   */
  ChronoUnit unit() default ChronoUnit.MINUTES;
}
