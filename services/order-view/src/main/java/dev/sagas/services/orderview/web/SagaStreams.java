package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.Changes.Cursor;
import dev.sagas.services.orderview.application.SagaWatch;
import dev.sagas.services.orderview.domain.Saga;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The clients that follow sagas on this instance. At shutdown their streams end before the web
 * server waits for requests that are under way: an open stream is one of those, and clients resume
 * on another instance.
 */
@Component
public class SagaStreams implements SmartLifecycle {

  private final Set<SagaStream> streams = ConcurrentHashMap.newKeySet();
  private final SagaWatch watch;
  private final Executor executor;
  private final StreamLimits limits;
  private volatile boolean stopped;

  SagaStreams(
      SagaWatch watch,
      @Qualifier("applicationTaskExecutor") Executor executor,
      StreamLimits limits) {
    this.watch = watch;
    this.executor = executor;
    this.limits = limits;
  }

  /**
   * Begins a stream.
   *
   * @param name of the events
   * @param wanted which sagas it is about
   * @param message what is sent of one that has changed
   */
  public SseEmitter open(String name, Predicate<Saga> wanted, Function<Saga, Object> message) {
    return open(name, wanted, message, null);
  }

  /**
   * Resumes a stream.
   *
   * @param lastEventId the last id that the client got; null when it begins
   */
  SseEmitter open(
      String name,
      Predicate<Saga> wanted,
      Function<Saga, Object> message,
      @Nullable String lastEventId) {
    SseEmitter emitter = new SseEmitter(limits.timeout().toMillis());
    SagaStream stream = new SagaStream(name, wanted, message, emitter, executor);
    emitter.onCompletion(() -> close(stream));
    emitter.onTimeout(emitter::complete);
    Cursor seen = lastEventId == null ? null : Cursor.parse(lastEventId).orElse(Cursor.NOWHERE);
    stream.begin(watch.add(stream, seen));
    streams.add(stream);
    if (stopped) {
      stream.end();
    }
    return emitter;
  }

  /** Sends every client a comment: to one that is gone it fails, which closes its stream. */
  public void beat() {
    streams.forEach(SagaStream::beat);
  }

  @Override
  public void start() {
    stopped = false;
  }

  @Override
  public void stop() {
    stopped = true;
    // Each on its own, and not on the executor, which takes no more work by now.
    streams.forEach(stream -> new Thread(stream::end, "end-of-stream").start());
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }

  /** Before the web server, which ends its requests in a lower phase. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  private void close(SagaStream stream) {
    streams.remove(stream);
    watch.remove(stream);
  }
}
