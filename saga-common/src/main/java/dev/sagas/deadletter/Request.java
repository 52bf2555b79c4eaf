package dev.sagas.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for something to be done, and why.
 *
 * @param actor who asks; not blank
 * @param reason why; null when it was not said, which force does not allow
 * @param force overrides the rules that protect compensations and guard against double effects
 */
public record Request(String actor, @Nullable String reason, boolean force) {

  public Request {
    if (actor.isBlank()) {
      throw new IllegalArgumentException("actor must say who asks");
    }
    if (force && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException("why must say what the force is for");
    }
  }

  /** A request that keeps to the rules. */
  public static Request by(String actor) {
    return new Request(actor, null, false);
  }

  /** The same, with its reason. */
  public Request because(String why) {
    return new Request(actor, why, force);
  }

  /** The same, overriding the rules; its reason is said already. */
  public Request forced() {
    return new Request(actor, reason, true);
  }
}
