package dev.sagas.endtoend.wire;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** What goes wrong on a link for as long as it is imposed. */
public sealed interface Trouble {

  /** Nothing. */
  record None() implements Trouble {}

  /**
   * Everything comes later, in order.
   *
   * @param latency added to each piece that is forwarded
   * @param jitter at most added to that, at random
   */
  record Delay(Duration latency, Duration jitter) implements Trouble {}

  /** Little gets through: this many bytes a second, in each direction of each connection. */
  record Throttle(int bytesPerSecond) implements Trouble {}

  /** New connections are refused; those that exist go on. */
  record Refusal() implements Trouble {}

  /**
   * Half-open: nothing is forwarded, no one is told, connections stay.
   *
   * @param directions those that fall silent
   * @param resumes true: what was held back is delivered in the end, as after a stall; false: the
   *     connections are reset in the end, as by a router that has forgotten them
   */
  record Silence(Set<Direction> directions, boolean resumes) implements Trouble {

    public Silence {
      directions = Set.copyOf(directions);
    }
  }

  /**
   * Some messages of the protocol vanish. A connection that lost one is reset when the trouble is
   * over: its two ends no longer agree on what was said.
   *
   * @param begin the first message to vanish
   * @param more those that vanish after it
   */
  record Loss(Direction direction, Predicate<byte[]> begin, Predicate<byte[]> more)
      implements Trouble {}
}
