package dev.sagas.rabbit;

import dev.sagas.retry.ParkReason;
import org.jspecify.annotations.Nullable;

/** Told of messages that were parked; for meters. */
@FunctionalInterface
public interface ParkObserver {

  /** A message is safe in the dead-letter queue; {@code type} is what it says it is. */
  void parked(@Nullable String type, ParkReason reason);
}
