package io.github.jaxrssessions;

import io.github.jaxrssessions.CookieSlots.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Carries the whole session in the cookie, sealed: the server keeps nothing of it. */
final class CookieCarrier implements SessionCarrier {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final int TRIED = 4; // values with a known key id that get a cipher call
  private static final int HEAVY = 3000; // behind a proxy with 4 KB for an answer's headers

  private final SessionCookie cookie;
  private final Sealer sealer;
  private final CookieSlots slots;
  private final SessionPolicy policy;
  private final @Nullable LitestarReader litestar;
  private final @Nullable Steps steps;
  private final AtomicBoolean warned = new AtomicBoolean();

  CookieCarrier(
      SessionCookie cookie,
      Sealer sealer,
      CookieSlots slots,
      SessionPolicy policy,
      @Nullable LitestarReader litestar,
      @Nullable Steps steps) {
    this.cookie = cookie;
    this.sealer = sealer;
    this.slots = slots;
    this.policy = policy;
    this.litestar = litestar;
    this.steps = steps;
  }

  @Override
  public boolean keepsOnServer() {
    return false;
  }

  @Override
  public Loaded load(List<String> cookieLines) {
    CookieHeader header =
        CookieHeader.read(
            cookieLines,
            (line, from, to) ->
                slots.isSlot(line, from, to)
                    || (litestar != null && litestar.isPart(line.substring(from, to))));
    if (header.names().isEmpty()) {
      return Loaded.NOTHING;
    }
    return steps == null ? load(header) : steps.time(SessionStep.OPEN, () -> load(header));
  }

  private Loaded load(CookieHeader header) {
    Set<Refusal> refused = EnumSet.noneOf(Refusal.class);
    List<Opened> opened = new ArrayList<>(1);
    slots
        .candidates(header, sealer::refusal, TRIED, refused)
        .forEach(candidate -> open(candidate, opened, refused));
    if (litestar != null) {
      litestar.read(header, policy, opened, refused);
    }
    return new Loaded(opened, refused, header.names());
  }

  private void open(Candidate candidate, Collection<Opened> opened, Set<Refusal> refused) {
    Sealer.Result result =
        sealer.open(
            Sealer.SESSION_COOKIE, candidate.text(), candidate.manifest(), SessionCodec.HEAD);
    if (result instanceof Sealer.Result.Opened plain) {
      SessionCodec.decode(plain.plain())
          .filter(d -> !d.kept().inStore())
          .ifPresentOrElse(
              d -> opened.add(Opened.ofCookie(d.envelope(), d.kept(), !plain.byNewestKey())),
              () -> refused.add(Refusal.MALFORMED));
    } else if (result instanceof Sealer.Result.Not not) {
      refused.add(not.why());
    }
  }

  @Override
  public Read read(Opened shown) {
    return shown.kept() == Kept.POINTER ? new Read.Not(Refusal.NOT_STORED) : new Read.Whole(shown);
  }

  @Override
  public void fits(int payload) {
    slots.count(Sealer.sealedLength(SessionCodec.HEAD + payload));
  }

  @Override
  public void admit(Envelope begun, Collection<Opened> leaving) {} // nobody counts them

  @Override
  public List<Opened> begin(Envelope begun, Collection<Opened> leaving) {
    return List.of(); // it leaves with the answer
  }

  @Override
  public Optional<Envelope> update(Opened before, Envelope after, UnaryOperator<Envelope> again) {
    return Optional.of(after); // of answers that cross, the last wins
  }

  @Override
  public boolean renew(Opened before, Envelope after) {
    return true;
  }

  @Override
  public boolean delete(Envelope envelope) {
    return true;
  }

  @Override
  public List<String> send(Envelope envelope, Set<String> shown) {
    return send(envelope, Kept.SEALED, shown);
  }

  /** The lines that carry a session, or only its id. */
  List<String> send(Envelope envelope, Kept kept, Set<String> shown) {
    byte[] plain = SessionCodec.encode(envelope, kept);
    String manifest = slots.manifest(slots.count(Sealer.sealedLength(plain.length)));
    String value = sealer.seal(Sealer.SESSION_COOKIE, plain, manifest);
    Map<String, String> parts = slots.split(value, manifest);
    Optional<Duration> maxAge = policy.maxAge(envelope);
    List<String> lines = new ArrayList<>();
    parts.forEach((slot, part) -> lines.add(cookie.line(slot, part, maxAge)));
    forget(shown, parts.keySet(), lines);
    warnOnce(slots.weight(value.length()));
    return lines;
  }

  @Override
  public List<String> clear(Set<String> shown) {
    if (shown.isEmpty()) {
      return List.of();
    }
    Set<String> all = new LinkedHashSet<>(shown);
    all.add(cookie.name()); // slots go only together with the first
    List<String> lines = new ArrayList<>();
    forget(all, Set.of(), lines);
    return lines;
  }

  private void forget(Set<String> shown, Set<String> kept, List<String> lines) {
    for (String name : shown) {
      if (!kept.contains(name)) {
        lines.add(
            litestar != null && litestar.isPart(name)
                ? litestar.expiry(name)
                : cookie.expiry(name));
      }
    }
  }

  private void warnOnce(int weight) {
    if (weight > HEAVY && !warned.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A session weighs "
              + weight
              + " bytes of cookies. Proxies with 4 KB for the headers of an answer refuse it: keep"
              + " less in the session, raise the proxy's limit, or set sizeBudget(3000) to be told"
              + " at the line that sets too much.");
    }
  }
}
