package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Kept;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is sealed opens again, as what it was sealed as and as nothing else. */
class SealPropertiesTest {
  private static final List<KeyRing> RINGS =
      Stream.of(1, 2, 3).map(CarrierKit::secret).map(KeyRing::of).toList();

  /** All that a seal binds its text to. */
  record Binding(int key, byte purpose, String application, String name, String manifest) {
    Sealer sealer() {
      return new Sealer(RINGS.get(key - 1), application, name, CarrierKit.jarClock());
    }

    String seal(byte[] plain) {
      return sealer().seal(purpose, plain, manifest);
    }

    Sealer.Result open(String value) {
      return sealer().open(purpose, value, manifest, 0);
    }

    boolean isOpenedBy(Binding other, byte[] plain) {
      return other.open(seal(plain)) instanceof Sealer.Result.Opened;
    }

    /** The same text, cut elsewhere: what a missing length would take for the same. */
    Binding cutElsewhere(int by) {
      String all = application + name + manifest;
      int at = Math.floorMod(application.length() + by, all.length() + 1);
      int to = Math.min(all.length(), at + name.length());
      return new Binding(
          key, purpose, all.substring(0, at), all.substring(at, to), all.substring(to));
    }
  }

  @Provide
  Arbitrary<Binding> bindings() {
    Arbitrary<String> applications =
        Arbitraries.oneOf(
            Arbitraries.of("", "shop", "a", "\u00e4\u20ac\ud83d\ude00"),
            Arbitraries.strings().ascii().ofMaxLength(255));
    Arbitrary<String> manifests =
        Arbitraries.oneOf(
            Arbitraries.of("", "2.abcd", "8.-_-_"),
            Arbitraries.strings().alpha().numeric().withChars('-', '_').ofLength(43));
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(Sealer.SESSION_COOKIE, Sealer.STORED_RECORD),
            applications,
            AnyCookie.names(),
            manifests)
        .as(Binding::new);
  }

  @Property
  void sealedOpensAgain(
      @ForAll("bindings") Binding binding, @ForAll @Size(max = 5000) byte[] plain) {
    String value = binding.seal(plain);
    assertThat(value).hasSize(Sealer.sealedLength(plain.length)).matches("[A-Za-z0-9_-]+");
    assertThat(binding.open(value))
        .isInstanceOfSatisfying(
            Sealer.Result.Opened.class,
            opened -> {
              assertThat(opened.plain()).isEqualTo(plain);
              assertThat(opened.byNewestKey()).isTrue();
            });
    assertThat(binding.sealer().refusal(value)).isEmpty();
  }

  @Property // P16
  void eachKeyKeptOpensAndARemovedOneDoesNot(
      @ForAll("bindings") Binding binding,
      @ForAll byte[] plain,
      @ForAll @IntRange(max = 3) int at) {
    byte[][] ring = new byte[4][];
    Arrays.setAll(ring, n -> CarrierKit.secret(n == at ? binding.key() : 10 + n));
    String value = binding.seal(plain);
    Sealer kept =
        new Sealer(KeyRing.of(ring), binding.application(), binding.name(), CarrierKit.jarClock());
    assertThat(kept.open(binding.purpose(), value, binding.manifest(), 0))
        .isInstanceOfSatisfying(
            Sealer.Result.Opened.class,
            opened -> assertThat(opened.byNewestKey()).isEqualTo(at == 0));
    ring[at] = CarrierKit.secret(20);
    Sealer removed =
        new Sealer(KeyRing.of(ring), binding.application(), binding.name(), CarrierKit.jarClock());
    assertThat(removed.open(binding.purpose(), value, binding.manifest(), 0))
        .isEqualTo(new Sealer.Result.Not(Refusal.UNKNOWN_KEY));
  }

  @Property // P20
  void sealedOpensAsNothingElse(
      @ForAll("bindings") Binding binding,
      @ForAll("bindings") Binding other,
      @ForAll byte[] plain) {
    Assume.that(!binding.equals(other));
    assertThat(binding.isOpenedBy(other, plain)).isFalse();
  }

  @Property // P20
  void noOneThingMayDiffer(
      @ForAll("bindings") Binding b, @ForAll("bindings") Binding o, @ForAll byte[] plain) {
    assertDiffers(b, new Binding(o.key(), b.purpose(), b.application(), b.name(), b.manifest()));
    assertDiffers(b, new Binding(b.key(), o.purpose(), b.application(), b.name(), b.manifest()));
    assertDiffers(b, new Binding(b.key(), b.purpose(), o.application(), b.name(), b.manifest()));
    assertDiffers(b, new Binding(b.key(), b.purpose(), b.application(), o.name(), b.manifest()));
    assertDiffers(b, new Binding(b.key(), b.purpose(), b.application(), b.name(), o.manifest()));
  }

  @Property // P20
  void charactersDoNotMoveBetweenWhatIsBound(
      @ForAll("bindings") Binding binding, @ForAll @IntRange(min = -9, max = 9) int by) {
    Binding cut = binding.cutElsewhere(by);
    Assume.that(cut.application().getBytes(StandardCharsets.UTF_8).length < 256);
    Assume.that(AnyData.isWhole(cut.application()) && AnyData.isWhole(cut.name()));
    assertDiffers(binding, cut);
  }

  private static void assertDiffers(Binding one, Binding other) {
    assertThat(one.isOpenedBy(other, new byte[] {1})).isEqualTo(one.equals(other));
  }

  @Property
  void changedCharacterOpensNothing(
      @ForAll("bindings") Binding binding,
      @ForAll byte[] plain,
      @ForAll @IntRange(max = 9999) int where,
      @ForAll char other) {
    String value = binding.seal(plain);
    int at = where % value.length();
    String changed = value.substring(0, at) + other + value.substring(at + 1);
    assertThat(binding.open(changed) instanceof Sealer.Result.Opened)
        .isEqualTo(changed.equals(value));
    for (String cut :
        new String[] {value.substring(at + 1), value.substring(0, at), value + other}) {
      assertThat(binding.open(cut)).isInstanceOf(Sealer.Result.Not.class);
    }
  }

  @Provide
  Arbitrary<Envelope> envelopes() {
    Arbitrary<Long> times = Arbitraries.longs().between(0, (1L << 48) - 1);
    Arbitrary<Long> lifetimes = Arbitraries.longs().between(0, (1L << 32) - 1);
    Arbitrary<SessionId> ids =
        Arbitraries.bytes().array(byte[].class).ofSize(16).map(SessionId::new);
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<JsonData> data = AnyData.objects().map(AnyData::json);
    return Combinators.combine(flags, flags, times, times, times, lifetimes, ids, data)
        .as(Envelope::new);
  }

  @Property
  void envelopeComesBackAsItWas(@ForAll("envelopes") Envelope envelope, @ForAll Kept kept) {
    byte[] plain = SessionCodec.encode(envelope, kept);
    SessionCodec.Decoded decoded = SessionCodec.decode(plain).orElseThrow();
    Envelope back = decoded.envelope();
    JsonData data = kept == Kept.POINTER ? JsonData.NONE : envelope.payload();
    assertThat(decoded.kept()).isEqualTo(kept);
    assertThat(back.payload().bytes()).isEqualTo(data.bytes());
    assertThat(SessionJson.entries(back.payload())).isEqualTo(SessionJson.entries(data));
    assertThat(back.with(envelope.payload(), back.issued(), back.expires())).isEqualTo(envelope);
  }

  @Property // nothing has two spellings
  void whatDecodesIsWhatIsEncoded(
      @ForAll @IntRange(max = 31) int flags,
      @ForAll @Size(38) byte[] head,
      @ForAll("texts") String json) {
    byte[] payload = json.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[1 + head.length + payload.length];
    plain[0] = (byte) flags;
    System.arraycopy(head, 0, plain, 1, head.length);
    System.arraycopy(payload, 0, plain, 39, payload.length);
    Optional<SessionCodec.Decoded> decoded = SessionCodec.decode(plain);
    decoded.ifPresent(
        d -> assertThat(SessionCodec.encode(d.envelope(), d.kept())).isEqualTo(plain));
    boolean whole = SessionJson.read(payload).isPresent();
    assertThat(decoded.isPresent())
        .isEqualTo(
            switch (flags & ~3) {
              case 0, 12 -> whole;
              case 4 -> json.isEmpty() || whole;
              default -> false;
            });
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "{}", "[]", "{\"a\":1}", " {} ", "{\"a\":1,\"a\":2}", "{}{}", "null"),
        Arbitraries.strings().ofMaxLength(9));
  }
}
