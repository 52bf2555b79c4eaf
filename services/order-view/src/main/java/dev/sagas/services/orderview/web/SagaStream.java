package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.Changes.Cursor;
import dev.sagas.services.orderview.application.SagaWatch;
import dev.sagas.services.orderview.domain.Saga;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that follows sagas. Sending may block on a slow client, so it happens on an executor;
 * of a saga that changes again meanwhile only the last state is sent.
 *
 * <p>What is sent has an id only where the client has everything up to there, so that it can resume
 * by the last id that it got.
 */
final class SagaStream implements SagaWatch.Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(SagaStream.class);

  private final String name;
  private final Predicate<Saga> wanted;
  private final Function<Saga, Object> message;
  private final SseEmitter emitter;
  private final Executor executor;
  private final Map<UUID, Saga> waiting = new LinkedHashMap<>();
  private @Nullable Cursor upTo;
  private boolean anew;
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
  public synchronized void changed(List<Saga> sagas, Cursor reached) {
    sagas.stream().filter(wanted).forEach(saga -> waiting.put(saga.orderId(), saga));
    if (!waiting.isEmpty()) {
      send(reached);
    }
  }

  /** What waits is left out: the client reads it by itself. */
  @Override
  public synchronized void reset(Cursor from) {
    waiting.clear();
    anew = true;
    send(from);
  }

  private void send(Cursor reached) {
    boolean idle = upTo == null;
    upTo = reached;
    if (idle) {
      sending = sending.thenRunAsync(this::sendWaiting, executor);
    }
  }

  /** Tells the client from where on it is told, so that it can resume though nothing happens. */
  synchronized void begin(Cursor from) {
    sending =
        sending.thenRunAsync(
            () -> write(SseEmitter.event().comment("here").id(from.toString())), executor);
  }

  /** Sends a comment, unless the client has not even taken what was sent before. */
  synchronized void beat() {
    if (sending.isDone()) {
      sending =
          sending.thenRunAsync(() -> write(SseEmitter.event().comment("still here")), executor);
    }
  }

  private void sendWaiting() {
    List<SseEmitter.SseEventBuilder> events = take();
    events.forEach(this::write);
  }

  private synchronized List<SseEmitter.SseEventBuilder> take() {
    List<SseEmitter.SseEventBuilder> events = new ArrayList<>();
    if (anew) {
      events.add(SseEmitter.event().name("reset").data(Map.of(), MediaType.APPLICATION_JSON));
    }
    waiting
        .values()
        .forEach(
            saga ->
                events.add(
                    SseEmitter.event()
                        .name(name)
                        .data(message.apply(saga), MediaType.APPLICATION_JSON)));
    if (!events.isEmpty() && upTo != null) {
      events.get(events.size() - 1).id(upTo.toString());
    }
    waiting.clear();
    anew = false;
    upTo = null;
    return events;
  }

  /** Ends it; that may wait for a client that is slow to take what is being sent. */
  void end() {
    emitter.complete();
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
