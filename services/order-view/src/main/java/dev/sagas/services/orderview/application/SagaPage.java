package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Saga;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of the sagas that a filter lets through, the newest first.
 *
 * @param next where the next page begins; null when there is none
 */
public record SagaPage(List<Saga> sagas, @Nullable Place next) {

  public SagaPage {
    sagas = List.copyOf(sagas);
  }

  /** The place after a saga. Sagas that begin meanwhile shift nothing. */
  public record Place(Instant beganAt, UUID orderId) {

    /**
     * Reads what {@code toString} writes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Place parse(String text) {
      int end = text.indexOf('_');
      try {
        return new Place(
            Instant.parse(text.substring(0, Math.max(0, end))),
            UUID.fromString(text.substring(end + 1)));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("is no place of a page", e);
      }
    }

    @Override
    public String toString() {
      return beganAt + "_" + orderId;
    }
  }
}
