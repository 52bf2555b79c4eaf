package dev.sagas.deadletter;

import java.time.Duration;
import java.util.Set;

/**
 * The rules for settling parked messages.
 *
 * @param inboxRetention how long the inbox tells duplicates
 * @param maxStay how long after it was parked a message may be redriven without force
 * @param protectedTypes event types that are discarded with force only: losing one leaves money or
 *     stock held
 */
public record DeadLetterSettings(
    Duration inboxRetention, Duration maxStay, Set<String> protectedTypes) {

  public DeadLetterSettings {
    protectedTypes = Set.copyOf(protectedTypes);
  }

  /** Whether a parked message of {@code type} is an alarm. */
  public boolean isProtected(String type) {
    return protectedTypes.contains(type);
  }
}
