package dev.sagas.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is about to be stored in the outbox.
 *
 * @param body the record to serialise as JSON; its class must be declared by {@code @Publishes}
 * @param sagaId the saga it belongs to; null: that of the event being handled, or the event's own
 *     id
 * @param key events with the same key are published in commit order; null: the saga id as text
 * @param publishAt not published before this moment, and outside the key's order; null: at once
 */
public record NewEvent(
    Object body, @Nullable UUID sagaId, @Nullable String key, @Nullable Instant publishAt) {

  public NewEvent {
    Objects.requireNonNull(body, "body");
  }

  /** An event of the saga that is being handled, published at once. */
  public static NewEvent of(Object body) {
    return new NewEvent(body, null, null, null);
  }

  /** The same event, of the given saga. */
  public NewEvent inSaga(UUID id) {
    return new NewEvent(body, id, key, publishAt);
  }

  /** The same event, ordered among the events of {@code orderingKey}. */
  public NewEvent withKey(String orderingKey) {
    return new NewEvent(body, sagaId, orderingKey, publishAt);
  }

  /** The same event, published at {@code moment} or soon after: a deadline. */
  public NewEvent at(Instant moment) {
    return new NewEvent(body, sagaId, key, moment);
  }
}
