package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.domain.Causation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event and what it caused.
 *
 * @param tookMillis from its cause to it; null without a known cause
 */
record CausationBody(UUID id, String type, @Nullable Long tookMillis, List<CausationBody> effects) {

  static CausationBody of(Causation causation) {
    Duration took = causation.took();
    return new CausationBody(
        causation.event().id(),
        causation.event().type(),
        took == null ? null : took.toMillis(),
        causation.effects().stream().map(CausationBody::of).toList());
  }
}
