package io.github.jaxrssessions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How subjects are called in stores and revocations: by a keyed hash, since they can be guessed.
 *
 * <pre>
 * name = base64url( HMAC-SHA-256( key of the ring, u16 length || application
 *                                                  || u16 length || cookie name || subject ) )
 * </pre>
 *
 * What is written goes by the newest key's name, and is looked for under the name of every key.
 */
final class SubjectNames {
  private final KeyRing ring;
  private final byte[] context;

  SubjectNames(KeyRing ring, String application, String cookieName) {
    this.ring = ring;
    this.context = Sealer.context(application, cookieName);
  }

  /** The name to write. */
  String newest(String subject) {
    return name(ring.newest(), subject);
  }

  /** The names to look under, the newest key's first; none for no subject. */
  Set<String> all(Optional<String> subject) {
    Set<String> names = new LinkedHashSet<>();
    subject.ifPresent(whose -> ring.all().forEach(key -> names.add(name(key, whose))));
    return names;
  }

  private String name(SealingKey key, String subject) {
    byte[] bytes = subject.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        ByteBuffer.allocate(context.length + bytes.length).put(context).put(bytes).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.hash(content));
  }
}
