package dev.sagas.services.order.web;

import dev.sagas.services.order.application.NumberedChange;
import dev.sagas.services.order.application.OrderWatch;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that follows an order by server-sent events. Sending may block on a slow client, so it
 * happens on an executor, one message after the other.
 */
final class OrderStream implements OrderWatch.Watcher {

  private static final Logger log = LoggerFactory.getLogger(OrderStream.class);

  private final UUID orderId;
  private final SseEmitter emitter;
  private final Executor executor;
  private int lastSequence;
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  /**
   * Follows an order.
   *
   * @param lastSequence the last change that the client has seen; -1 for none
   */
  OrderStream(UUID orderId, int lastSequence, SseEmitter emitter, Executor executor) {
    this.orderId = orderId;
    this.lastSequence = lastSequence;
    this.emitter = emitter;
    this.executor = executor;
  }

  @Override
  public UUID orderId() {
    return orderId;
  }

  @Override
  public synchronized void sees(List<NumberedChange> changes) {
    for (NumberedChange numbered : changes) {
      if (numbered.sequence() > lastSequence) {
        lastSequence = numbered.sequence();
        send(event(numbered));
      }
    }
    if (endsWith(changes)) {
      ends();
    }
  }

  @Override
  public synchronized void ends() {
    sending = sending.thenRunAsync(emitter::complete, executor);
  }

  /** Sends a comment, unless the client has not even taken what was sent before. */
  synchronized void beat() {
    if (sending.isDone()) {
      send(SseEmitter.event().comment("still here"));
    }
  }

  /** Whether the last of {@code changes} leaves the order at rest, so that nothing need follow. */
  static boolean endsWith(List<NumberedChange> changes) {
    return !changes.isEmpty() && changes.get(changes.size() - 1).change().state().atRest();
  }

  private void send(SseEmitter.SseEventBuilder event) {
    sending = sending.thenRunAsync(() -> write(event), executor);
  }

  private void write(SseEmitter.SseEventBuilder event) {
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException gone) {
      // The container tells the emitter's callbacks, which end this stream.
      log.debug("A client no longer follows order {}: {}", orderId, gone.toString());
    }
  }

  private static SseEmitter.SseEventBuilder event(NumberedChange numbered) {
    return SseEmitter.event()
        .id(Integer.toString(numbered.sequence()))
        .name("state-changed")
        .data(StateChangeMessage.of(numbered), MediaType.APPLICATION_JSON);
  }
}
