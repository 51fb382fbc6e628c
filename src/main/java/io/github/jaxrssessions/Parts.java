package io.github.jaxrssessions;

import java.util.Optional;

/** What a {@link SessionAuth} works with, assembled from its settings. */
record Parts<U>(
    SessionCookie cookie,
    Shared<U> shared,
    Optional<ActiveSessions> active,
    CrossOriginGuard guard,
    PublicPaths publicPaths) {}
