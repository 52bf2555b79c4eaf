package dev.sagas.event;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context (Level 1): carried by each event, so that a trace survives the outbox. While an
 * event is handled, {@link #current()} gives its context on the handling thread.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param flags 2 hexadecimal digits
 */
public record TraceParent(String traceId, String spanId, String flags) {

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final ThreadLocal<TraceParent> CURRENT = new ThreadLocal<>();

  /**
   * Reads the header's form; empty for none or a malformed one, which the standard says to ignore.
   */
  public static Optional<TraceParent> parse(@Nullable String header) {
    if (header == null || !FORM.matcher(header).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceParent(header.substring(3, 35), header.substring(36, 52), header.substring(53)));
  }

  /** A new, sampled trace. */
  public static TraceParent root() {
    return new TraceParent(randomId() + randomId(), randomId(), "01");
  }

  /** A new span of the same trace. */
  public TraceParent child() {
    return new TraceParent(traceId, randomId(), flags);
  }

  /** The context of what this thread is doing; empty outside of any. */
  public static Optional<TraceParent> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Makes this the thread's context until the scope is closed. */
  public Scope open() {
    TraceParent before = CURRENT.get();
    CURRENT.set(this);
    return () -> {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    };
  }

  @Override
  public String toString() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  /** Restores the context that was current before. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Nobody gains by guessing one, and every event needs some: not worth a secure source. */
  private static String randomId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
