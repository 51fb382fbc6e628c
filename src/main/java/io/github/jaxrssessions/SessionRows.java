package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * From a session to its row in a store and back. The row's key is a hash of the id, which has 128
 * random bits and needs no key; the subject, which can be guessed, is a keyed hash; the content is
 * sealed, and opens in no other row.
 */
final class SessionRows {
  private final Sealer sealer;
  private final SubjectNames names;
  private final Users<?> users;

  SessionRows(Sealer sealer, SubjectNames names, Users<?> users) {
    this.sealer = sealer;
    this.names = names;
    this.users = users;
  }

  StoredSession row(Envelope envelope, Kept kept, long version) {
    String key = envelope.id().row();
    return new StoredSession(
        key,
        subject(envelope).map(names::newest),
        version,
        Instant.ofEpochMilli(envelope.created()),
        Instant.ofEpochMilli(envelope.expires()),
        sealer.seal(Sealer.STORED_RECORD, SessionCodec.encode(envelope, kept), key));
  }

  /** What a row holds. One that this ring cannot judge is not broken: a rolling deployment. */
  Read open(StoredSession row) {
    Optional<Refusal> unknown =
        sealer.refusal(row.content()).filter(why -> why != Refusal.MALFORMED);
    if (unknown.isPresent()) {
      return new Read.Not(unknown.get());
    }
    Sealer.Result result =
        sealer.open(Sealer.STORED_RECORD, row.content(), row.key(), SessionCodec.HEAD);
    return result instanceof Sealer.Result.Opened plain
        ? SessionCodec.decode(plain.plain())
            .filter(d -> d.kept().inStore())
            .<Read>map(
                d ->
                    new Read.Whole(
                        Opened.ofRow(d.envelope(), d.kept(), row.version(), !plain.byNewestKey())))
            .orElseGet(() -> new Read.Not(Refusal.BROKEN_RECORD))
        : new Read.Not(Refusal.BROKEN_RECORD);
  }

  /** Whose session it is; empty where it is nobody's. */
  Optional<String> subject(Envelope envelope) {
    return users.subject(new JsonSession(envelope));
  }

  /** The names under which the rows of a subject are found. */
  Set<String> names(Optional<String> subject) {
    return names.all(subject);
  }
}
