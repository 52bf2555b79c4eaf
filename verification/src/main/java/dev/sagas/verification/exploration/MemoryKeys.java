package dev.sagas.verification.exploration;

import dev.sagas.services.order.application.IdempotencyKeys;
import java.time.Instant;
import java.util.Optional;

/** Each request of an exploration has a key of its own, and is made once. */
final class MemoryKeys implements IdempotencyKeys {

  @Override
  public boolean claim(String key) {
    return true;
  }

  @Override
  public Optional<StoredAnswer> find(String key) {
    return Optional.empty();
  }

  @Override
  public void store(String key, StoredAnswer answer, Instant now) {
    // No one asks again.
  }

  @Override
  public int forgetBefore(Instant moment) {
    return 0;
  }
}
