package dev.sagas.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test sets or advances it. Safe for use by several threads. */
public final class SettableClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock in UTC that stands at {@code moment}. */
  public static SettableClock at(Instant moment) {
    return new SettableClock(new AtomicReference<>(moment), ZoneOffset.UTC);
  }

  /** Moves the clock to {@code moment}, which may lie before the present one. */
  public void set(Instant moment) {
    now.set(moment);
  }

  /** Moves the clock forward, or back when {@code amount} is negative. */
  public void advance(Duration amount) {
    now.updateAndGet(moment -> moment.plus(amount));
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock in another zone: setting one sets both. */
  @Override
  public Clock withZone(ZoneId otherZone) {
    return new SettableClock(now, otherZone);
  }
}
