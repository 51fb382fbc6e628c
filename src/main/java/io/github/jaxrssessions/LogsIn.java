package io.github.jaxrssessions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in documents that a resource method logs in: its answer sets the session cookie. It changes
 * nothing at run time; what logs in is {@link SessionWriter#set set}.
 *
 * <p>It is looked for on the method, else on those that it overrides or implements. Read it with
 * {@link SessionAuth#effect}.
 *
 * @see LogsOut
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LogsIn {}
