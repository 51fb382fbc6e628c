package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** P19: what stands in stores and in their cookies opens for ever. Never change these values. */
class FrozenRecordsTest {
  private static final String COOKIE =
      "AX-y13c6FlIimfjnTm5k6jGtaLEaMvOrPIm3WvVZwgqNmkNnROAoiEotgtO3EdDkreab1X2VREqdd50kKnOyfEabIdNF"
          + "QuRn1SCVVXIL7cy1pwRoK-g7sXrzAa7sfs33";
  private static final String STORED =
      "AX-y13c6FlIimfjnTm5k6jGtaLEaMvOrPIm3WvWPaj0pzNL_bvAx6aUrb972dGfDh8RbH7JackkxjBndEujIuNHNoURn"
          + "ISFjBCOsnkVf_VLeYS2ujtn8M78Y6GrdU_YmeOVD-lFUWNuvraFodIp81Q4";
  private static final String MOVED =
      "AX-y13c6FlIimfjnTm5k6jGtaLEaMvOrPIm3WvUyoBtlthH2itBMzE_GMctnc2TQk_6c4DDXMcIE-rFwkgsZ16cV5Fbb"
          + "vRgjLhKPilfsp1eOriQX07Y0OuCMcFZvwwhWPN56GcYvbf5hHilmb27iEac";
  private static final String KEY = "4Vnikw82C8F2Bxu8vf8u-Pk6N0_o7OSG1GkMBk_LjDc";
  private static final String ANN = "RhRBtmI9J9IaFISy1UTGybEgyoU7QN9i7dCH_8rxl9Q";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final KeyRing ring = Keys.ring(1);
  private final SubjectNames names = new SubjectNames(ring, "shop", "__Host-session");
  private final Sealer sealer = new Sealer(ring, "shop", "__Host-session", MovableClock.at(NOW));
  private final SessionRows rows =
      new SessionRows(
          sealer,
          names,
          new Users<>(
              String.class,
              session -> Optional.of(session.text("user_id")),
              session -> session.text("user_id"),
              null,
              (user, role) -> false,
              null));

  private Opened opened(String content) {
    Read read =
        rows.open(new StoredSession(KEY, Optional.of(ANN), 3, NOW, NOW.plusSeconds(1800), content));
    return ((Read.Whole) read).opened();
  }

  private static void assertIsTheSession(Envelope envelope) {
    assertThat(envelope.id().bytes()).isEqualTo(Arrays.copyOf(Keys.secret(2), 16));
    assertThat(envelope.id().row()).isEqualTo(KEY);
    assertThat(envelope.created()).isEqualTo(NOW.toEpochMilli());
    assertThat(envelope.issued()).isEqualTo(NOW.toEpochMilli());
    assertThat(envelope.expires()).isEqualTo(NOW.plusSeconds(1800).toEpochMilli());
    assertThat(envelope.lifetime()).isEqualTo(43_200);
  }

  @Test
  void storedRecordOpens() {
    Opened opened = opened(STORED);
    assertThat(opened.kept()).isEqualTo(Kept.STORED);
    assertThat(opened.version()).isEqualTo(3);
    assertIsTheSession(opened.envelope());
    assertThat(new JsonSession(opened.envelope()).text("user_id")).isEqualTo("ann");
  }

  @Test
  void recordOfASessionThatBeganInACookieOpens() {
    Opened opened = opened(MOVED);
    assertThat(opened.kept()).isEqualTo(Kept.MOVED);
    assertIsTheSession(opened.envelope());
  }

  @Test
  void cookieOfAStoredSessionOpens() {
    Sealer.Result.Opened plain =
        (Sealer.Result.Opened) sealer.open(Sealer.SESSION_COOKIE, COOKIE, "", SessionCodec.HEAD);
    SessionCodec.Decoded decoded = SessionCodec.decode(plain.plain()).orElseThrow();
    assertThat(decoded.kept()).isEqualTo(Kept.POINTER);
    assertIsTheSession(decoded.envelope());
  }

  @Test
  void subjectsKeepTheirNames() {
    assertThat(names.newest("ann")).isEqualTo(ANN);
  }
}
