package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Kept;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as bytes and back:
 *
 * <pre>
 * flags u8 | created u48 | issued u48 | expires u48 | lifetime u32 | session id 16 B | JSON
 * flags: bit 0 own lifetime, bit 1 persistent cookie, bit 2 content in a store,
 *        bit 3 of a stored record: it began in a cookie; the others are 0
 * </pre>
 *
 * Times are milliseconds since 1970, the lifetime is seconds, all big-endian. A cookie whose
 * content is in a store ends with the id.
 */
final class SessionCodec {
  static final int HEAD = 1 + 3 * 6 + 4 + SessionId.LENGTH;
  private static final int OWN = 1;
  private static final int PERSISTENT = 2;
  private static final int STORE = 4;
  private static final int MOVED = 8;
  private static final long U32 = 0xffffffffL;

  /** An envelope, and where its content is. */
  record Decoded(Envelope envelope, Kept kept) {}

  private SessionCodec() {}

  static byte[] encode(Envelope envelope, Kept kept) {
    JsonData payload = kept == Kept.POINTER ? JsonData.NONE : envelope.payload();
    ByteBuffer out = ByteBuffer.allocate(HEAD + payload.length());
    out.put(
        (byte)
            ((envelope.own() ? OWN : 0)
                | (envelope.persistent() ? PERSISTENT : 0)
                | (kept == Kept.SEALED ? 0 : STORE)
                | (kept == Kept.MOVED ? MOVED : 0)));
    putU48(out, envelope.created());
    putU48(out, envelope.issued());
    putU48(out, envelope.expires());
    out.putInt((int) envelope.lifetime());
    out.put(envelope.id().bytes());
    payload.writeTo(out);
    return out.array();
  }

  /** Empty where the inside makes no sense: sealed by a version that should have said so. */
  static Optional<Decoded> decode(byte[] plain) {
    if (plain.length < HEAD) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(plain);
    int flags = in.get();
    long created = u48(in);
    long issued = u48(in);
    long expires = u48(in);
    long lifetime = in.getInt() & U32;
    @Nullable Kept kept = kept(flags, plain.length - HEAD);
    if (kept == null) {
      return Optional.empty();
    }
    Optional<JsonData> content =
        kept == Kept.POINTER ? Optional.of(JsonData.NONE) : SessionJson.read(plain, HEAD);
    return content.map(
        data ->
            new Decoded(
                new Envelope(
                    (flags & OWN) != 0,
                    (flags & PERSISTENT) != 0,
                    created,
                    issued,
                    expires,
                    lifetime,
                    new SessionId(plain, HEAD - SessionId.LENGTH, HEAD),
                    data),
                kept));
  }

  private static @Nullable Kept kept(int flags, int payload) {
    return switch (flags & ~(OWN | PERSISTENT)) {
      case 0 -> Kept.SEALED;
      case STORE -> payload == 0 ? Kept.POINTER : Kept.STORED;
      case STORE | MOVED -> Kept.MOVED;
      default -> null;
    };
  }

  private static void putU48(ByteBuffer out, long value) {
    out.putShort((short) (value >>> 32)).putInt((int) value);
  }

  private static long u48(ByteBuffer in) {
    return (in.getShort() & 0xffffL) << 32 | (in.getInt() & U32);
  }
}
