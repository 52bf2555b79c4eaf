package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.SagaWatch;
import dev.sagas.services.orderview.domain.Saga;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that follows sagas. Sending may block on a slow client, so it happens on an executor;
 * of a saga that changes again meanwhile only the last state is sent.
 */
final class SagaStream implements SagaWatch.Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(SagaStream.class);

  private final String name;
  private final Predicate<Saga> wanted;
  private final Function<Saga, Object> message;
  private final SseEmitter emitter;
  private final Executor executor;
  private final Map<UUID, Saga> waiting = new LinkedHashMap<>();
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  SagaStream(
      String name,
      Predicate<Saga> wanted,
      Function<Saga, Object> message,
      SseEmitter emitter,
      Executor executor) {
    this.name = name;
    this.wanted = wanted;
    this.message = message;
    this.emitter = emitter;
    this.executor = executor;
  }

  @Override
  public synchronized void changed(List<Saga> sagas) {
    boolean idle = waiting.isEmpty();
    sagas.stream().filter(wanted).forEach(saga -> waiting.put(saga.orderId(), saga));
    if (idle && !waiting.isEmpty()) {
      sending = sending.thenRunAsync(this::sendWaiting, executor);
    }
  }

  /** Sends a comment, unless the client has not even taken what was sent before. */
  synchronized void beat() {
    if (sending.isDone()) {
      sending =
          sending.thenRunAsync(() -> write(SseEmitter.event().comment("still here")), executor);
    }
  }

  private void sendWaiting() {
    take()
        .forEach(
            saga ->
                write(
                    SseEmitter.event()
                        .name(name)
                        .data(message.apply(saga), MediaType.APPLICATION_JSON)));
  }

  private synchronized List<Saga> take() {
    List<Saga> taken = List.copyOf(waiting.values());
    waiting.clear();
    return taken;
  }

  private void write(SseEmitter.SseEventBuilder event) {
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException gone) {
      // The container tells the emitter's callbacks, which end this stream.
      LOG.debug("A client no longer follows sagas: {}", gone.toString());
    }
  }
}
