package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Point 6: how long sessions hold. */
class SessionPolicyTest {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final JsonData DATA = CarrierKit.payload(20);

  private final MovableClock clock = MovableClock.at(CarrierKit.START);
  private final SessionPolicy policy = policy(IDLE, LIFETIME);

  private SessionPolicy policy(Duration idle, Duration lifetime) {
    return new SessionPolicy(idle, lifetime, clock);
  }

  private Envelope begin() {
    return policy.begin(DATA, Optional.empty());
  }

  private Envelope begin(Duration own) {
    return policy.begin(DATA, Optional.of(own));
  }

  private static Optional<Refusal> asked(SessionPolicy policy, Envelope envelope) {
    return policy.refusal(envelope, envelope.created(), Revocations.Found.NOTHING);
  }

  private void assertHoldsUntil(SessionPolicy by, Envelope envelope, Instant end) {
    Instant before = clock.instant();
    clock.advance(Duration.between(before, end.minus(MILLI)));
    assertThat(asked(by, envelope)).isEmpty();
    clock.advance(MILLI);
    assertThat(asked(by, envelope)).contains(Refusal.EXPIRED);
    clock.advance(MILLI);
    assertThat(asked(by, envelope)).contains(Refusal.EXPIRED);
    clock.advance(Duration.between(clock.instant(), before));
  }

  @Test
  void sessionIsRecentToTheMillisecondWhateverRenewsIt() {
    Duration age = Duration.ofMinutes(5);
    Envelope session = begin();
    Envelope own = begin(Duration.ofDays(30));
    clock.advance(age);
    assertThat(policy.isRecent(policy.again(session, DATA), age)).isTrue();
    assertThat(policy.isRecent(policy.again(own, DATA), age)).isTrue();
    clock.advance(MILLI);
    assertThat(policy.isRecent(policy.again(session, DATA), age)).isFalse();
    assertThat(policy.isRecent(policy.again(own, DATA), age)).isFalse();
  }

  @Test
  void sessionThatWasNotBegunUnderTodaysLifetimeIsNeverRecent() {
    Duration age = Duration.ofDays(400);
    assertThat(policy(IDLE, LIFETIME.plusHours(1)).isRecent(begin(), age)).isFalse();
    for (Duration left : List.of(LIFETIME, LIFETIME.plusDays(1), IDLE)) {
      long end = clock.instant().plus(left).toEpochMilli();
      Envelope foreign = policy.foreign(begin().id(), DATA, end);
      assertThat(policy.isRecent(foreign, age)).isFalse();
      assertThat(policy.isRecent(policy.again(foreign, DATA), age)).isFalse();
    }
  }

  @Test
  void foreignSessionsLifetimeIsWhatIsLeftOfIt() {
    for (Duration left : List.of(Duration.ofSeconds(90), LIFETIME.plusDays(1), IDLE)) {
      assertThat(foreign(left).lifetime()).isEqualTo(left.toSeconds());
    }
    assertThat(foreign(LIFETIME).lifetime()).isEqualTo(LIFETIME.toSeconds() - 1);
    assertThat(foreign(Duration.ofSeconds(-5)).lifetime()).isZero();
  }

  private Envelope foreign(Duration left) {
    return policy.foreign(begin().id(), DATA, clock.instant().plus(left).toEpochMilli());
  }

  @Test
  void idleLimitEndsToTheMillisecond() {
    Envelope session = begin();
    assertHoldsUntil(policy, session, CarrierKit.START.plus(IDLE));
    assertThat(new JsonSession(session).expires()).isEqualTo(CarrierKit.START.plus(IDLE));
  }

  @Test
  void lifetimeEndsToTheMillisecondAndNoRenewalMovesIt() {
    Envelope session = begin();
    Instant end = CarrierKit.START.plus(LIFETIME);
    for (int renewals = 0; renewals < 1000; renewals++) {
      clock.advance(Duration.ofSeconds(43));
      session = policy.again(session, DATA);
      assertThat(session.created()).isEqualTo(CarrierKit.START.toEpochMilli());
    }
    clock.advance(Duration.ofMinutes(2));
    assertHoldsUntil(policy, policy.again(session, DATA), end);
  }

  @Test
  void ownLifetimeHasNoIdleLimitAndNoUpperOneOfTheSettings() {
    Envelope session = begin(Duration.ofDays(30));
    assertHoldsUntil(policy, session, CarrierKit.START.plus(Duration.ofDays(30)));
    clock.advance(Duration.ofDays(29));
    Envelope again = policy.again(session, DATA);
    assertHoldsUntil(policy, again, CarrierKit.START.plus(Duration.ofDays(30)));
    assertHoldsUntil(policy, begin(Duration.ofSeconds(90)), clock.instant().plusSeconds(90));
  }

  @Test
  void ownLifetimeIsPersistentAndSaysWhatIsLeft() {
    Envelope session = begin(Duration.ofDays(400));
    assertThat(policy.maxAge(session)).contains(Duration.ofDays(400));
    clock.advance(Duration.ofDays(399));
    assertThat(policy.maxAge(policy.again(session, DATA))).contains(Duration.ofDays(1));
    clock.advance(Duration.ofDays(2));
    assertThat(policy.maxAge(session)).contains(Duration.ZERO);
    assertThat(policy.maxAge(begin())).isEmpty();
  }

  @Test // P14
  void renewalIsDueAtExactlyAQuarterOfTheIdleWindow() {
    Envelope session = begin();
    clock.advance(IDLE.dividedBy(4).minus(MILLI));
    assertThat(policy.due(session)).isFalse();
    clock.advance(MILLI);
    assertThat(policy.due(session)).isTrue();
    assertThat(policy.due(policy.again(session, DATA))).isFalse();
  }

  @Test
  void ownLifetimeIsRenewedAtMostOnceADay() {
    Envelope session = begin(Duration.ofDays(30));
    clock.advance(Duration.ofDays(1).minus(MILLI));
    assertThat(policy.due(session)).isFalse();
    clock.advance(MILLI);
    assertThat(policy.due(session)).isTrue();
    assertThat(policy.due(policy.again(session, DATA))).isFalse();
  }

  @Test
  void eachSealIsIssuedLaterThanTheOneBefore() {
    Envelope first = begin();
    Envelope second = policy.again(first, DATA);
    Envelope third = policy.again(second, DATA);
    assertThat(second.issued()).isEqualTo(first.issued() + 1);
    assertThat(third.issued()).isEqualTo(second.issued() + 1);
    assertThat(third.id()).isEqualTo(first.id());
    assertThat(begin().id()).isNotEqualTo(first.id());
  }

  @Test // a deploy with tighter settings
  void tighterSettingsWorkAtOnce() {
    Envelope old = begin();
    assertHoldsUntil(
        policy(Duration.ofMinutes(5), LIFETIME), old, CarrierKit.START.plusSeconds(300));
    assertHoldsUntil(
        policy(Duration.ofMinutes(5), Duration.ofMinutes(7)),
        policy.again(old, DATA),
        CarrierKit.START.plusMillis(1).plusSeconds(300)); // issued a millisecond later
    clock.advance(Duration.ofMinutes(4));
    assertHoldsUntil(
        policy(Duration.ofMinutes(5), Duration.ofMinutes(7)),
        policy.again(old, DATA),
        CarrierKit.START.plusSeconds(420));
  }

  @Test // P18
  void looserSettingsNeverReviveOrProlong() {
    Envelope old = begin();
    SessionPolicy loose = policy(Duration.ofHours(10), Duration.ofDays(10));
    assertHoldsUntil(loose, old, CarrierKit.START.plus(IDLE));
    for (int hours = 3; hours <= 9; hours += 3) {
      clock.advance(Duration.ofHours(3));
      old = loose.again(old, DATA);
    }
    assertHoldsUntil(loose, old, CarrierKit.START.plus(LIFETIME));
  }

  @ParameterizedTest
  @CsvSource({"0, 60000, true", "0, 60001, false", "60000, 60000, true", "60001, 60001, false"})
  void clockAheadIsToleratedForAMinute(long created, long issued, boolean holds) {
    Envelope session = ahead(created, issued);
    assertThat(asked(policy, session))
        .isEqualTo(holds ? Optional.empty() : Optional.of(Refusal.IN_FUTURE));
  }

  @ParameterizedTest // 61 s, only for what a mark itself put there
  @CsvSource({"60001, 1, true", "61000, 1, true", "61001, 1, false", "60001, 2, false"})
  void clockAheadIsToleratedASecondLongerRightAfterAMark(long ahead, long after, boolean holds) {
    Envelope session = ahead(ahead, ahead);
    Instant mark = Instant.ofEpochMilli(session.created() - after);
    assertThat(
            policy.refusal(
                session, session.created(), new Revocations.Found(false, mark, Instant.MIN)))
        .isEqualTo(holds ? Optional.empty() : Optional.of(Refusal.IN_FUTURE));
  }

  /** Sealed on a node whose clock is ahead. */
  private Envelope ahead(long created, long issued) {
    Envelope e = begin();
    return new Envelope(
        false,
        false,
        e.created() + created,
        e.created() + issued,
        e.expires(),
        43_200,
        e.id(),
        DATA);
  }

  @Test
  void expiryHasNoGrace() {
    Envelope session = ahead(0, 60_000);
    assertHoldsUntil(policy, session, Instant.ofEpochMilli(session.expires()));
  }

  @Test // point 10
  void endedIsWhatBeganNoLaterThanTheMarkOrWasIssuedNoLaterThanTheForgotten() {
    Envelope session = begin();
    Instant began = CarrierKit.START;
    Instant min = Instant.MIN;
    assertThat(refusal(session, true, min, min)).contains(Refusal.ENDED);
    assertThat(refusal(session, false, began.minus(MILLI), min)).isEmpty();
    assertThat(refusal(session, false, began, min)).contains(Refusal.ENDED);
    assertThat(refusal(session, false, began.plus(MILLI), min)).contains(Refusal.ENDED);
    assertThat(refusal(session, false, min, began.minus(MILLI))).isEmpty();
    assertThat(refusal(session, false, min, began)).contains(Refusal.ENDED);
    assertThat(refusal(policy.again(session, DATA), false, min, began)).isEmpty();
    assertThat(refusal(policy.again(session, DATA), false, began, min)).contains(Refusal.ENDED);
  }

  private Optional<Refusal> refusal(Envelope e, boolean ended, Instant mark, Instant forgotten) {
    return policy.refusal(e, e.created(), new Revocations.Found(ended, mark, forgotten));
  }

  @Test // point 10: min(created + lifetime, now + idle) + 60 s
  void endedSessionIsRememberedUntilNoCookieOfItCanHold() {
    Envelope session = begin();
    Envelope own = begin(Duration.ofDays(30));
    clock.advance(Duration.ofMinutes(10));
    assertThat(policy.rememberUntil(session)).isEqualTo(clock.instant().plus(IDLE).plusSeconds(60));
    assertThat(policy.rememberUntil(own))
        .isEqualTo(CarrierKit.START.plus(Duration.ofDays(30)).plusSeconds(60));
    clock.advance(LIFETIME.minus(Duration.ofMinutes(15)));
    assertThat(policy.rememberUntil(session))
        .isEqualTo(CarrierKit.START.plus(LIFETIME).plusSeconds(60));
  }

  @Test // a copy from before the idle limit was tightened must not outlive the memory of its end
  void sessionOfOtherSettingsIsRememberedToItsEnd() {
    Envelope old = policy(Duration.ofHours(6), Duration.ofHours(20)).begin(DATA, Optional.empty());
    assertThat(policy.rememberUntil(old))
        .isEqualTo(CarrierKit.START.plus(Duration.ofHours(20)).plusSeconds(60));
  }

  @Test // point 10: max(now, mark + 1 ms), no further ahead than a mark can be
  void sessionBeginsAfterTheMark() {
    Envelope begun = begin();
    long mark = policy.mark().toEpochMilli();
    assertThat(policy.mark()).isEqualTo(CarrierKit.START.plusSeconds(60));
    Envelope after = policy.notBefore(mark + 1, Long.MIN_VALUE, begun);
    assertThat(after.created()).isEqualTo(mark + 1);
    assertThat(after.issued()).isEqualTo(begun.issued()); // the idle limit counts from now
    assertThat(after.id()).isEqualTo(begun.id());
    assertThat(refusal(after, false, policy.mark(), Instant.MIN)).isEmpty();
    assertThat(policy.notBefore(begun.created(), begun.issued(), begun)).isEqualTo(begun);
    assertThat(policy.notBefore(Long.MAX_VALUE, 0, begun).created()).isEqualTo(mark + 1);
    Envelope later = policy.notBefore(0, begun.issued() + 5, begun); // after what was forgotten
    assertThat(later.created()).isEqualTo(begun.created());
    assertThat(later.issued()).isEqualTo(begun.issued() + 5);
    assertThat(policy.rememberMarkUntil())
        .isEqualTo(CarrierKit.START.plus(Duration.ofDays(400)).plusSeconds(60));
  }

  @Test // point 10
  void sessionIsIssuedAfterWhatWasForgotten() {
    Envelope begun = begin();
    Envelope after = policy.notBefore(Long.MIN_VALUE, begun.issued() + 1, begun);
    assertThat(after.created()).isEqualTo(begun.created());
    assertThat(refusal(after, false, Instant.MIN, CarrierKit.START)).isEmpty();
    assertThat(after.expires()).isEqualTo(begun.expires() + 1);
  }

  @Test // an expired copy may have a younger one, until the lifetime is over
  void copiesMayHoldUntilTheLifetimeIsOver() {
    Envelope session = begin();
    clock.advance(LIFETIME.minus(MILLI));
    assertThat(policy.mayHaveCopies(session)).isTrue();
    clock.advance(MILLI);
    assertThat(policy.mayHaveCopies(session)).isFalse();
  }

  @Test
  void whatAnotherIdleLimitSealedIsRememberedAsLongAsItSays() {
    Envelope old = policy(Duration.ofHours(6), LIFETIME).begin(DATA, Optional.empty());
    assertThat(policy.rememberUntil(old))
        .isEqualTo(CarrierKit.START.plus(Duration.ofHours(6)).plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.999S, PT12H, idleTimeout is PT0.999S. Give from 1 second to 400 days.",
    "PT-1S, PT12H, idleTimeout is PT-1S. Give from 1 second to 400 days.",
    "PT30M, PT0S, absoluteLifetime is PT0S. Give from 1 second to 400 days.",
    "PT30M, P401D, absoluteLifetime is PT9624H. Give from 1 second to 400 days.",
    "PT13H, PT12H, 'idleTimeout is PT13H, longer than absoluteLifetime PT12H. Shorten the one or"
        + " lengthen the other.'",
  })
  void limitsOutOfRangeAreRefused(Duration idle, Duration lifetime, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(idle, lifetime))
        .withMessage(message);
  }

  @Test
  void limitsAtTheirBoundsAreTaken() {
    Duration second = Duration.ofSeconds(1);
    assertThat(asked(policy(second, second), begin())).isEmpty();
    assertThat(asked(policy(SessionPolicy.LONGEST, SessionPolicy.LONGEST), begin())).isEmpty();
  }
}
