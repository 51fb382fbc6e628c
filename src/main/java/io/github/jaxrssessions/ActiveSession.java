package io.github.jaxrssessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A session that is alive in the store, as {@link ActiveSessions} lists it.
 *
 * @param handle names the session; nobody can make a cookie of it
 * @param started when it began: the time of the login
 * @param renewed when it was last set, updated or renewed, which a used session is at least each
 *     quarter of the idle timeout
 * @param expires when it ends if nothing renews it
 * @param label what {@link SessionAuthBuilder#label} says of it, the device say; empty where it
 *     says nothing
 */
public record ActiveSession(
    String handle, Instant started, Instant renewed, Instant expires, Optional<String> label) {}
