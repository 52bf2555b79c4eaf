package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.SagaWatch;
import dev.sagas.services.orderview.domain.Saga;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The clients that follow sagas on this instance. */
@Component
public class SagaStreams {

  private final Set<SagaStream> streams = ConcurrentHashMap.newKeySet();
  private final SagaWatch watch;
  private final Executor executor;
  private final StreamLimits limits;

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
    SseEmitter emitter = new SseEmitter(limits.timeout().toMillis());
    SagaStream stream = new SagaStream(name, wanted, message, emitter, executor);
    emitter.onCompletion(() -> close(stream));
    emitter.onTimeout(emitter::complete);
    streams.add(stream);
    watch.add(stream);
    stream.beat();
    return emitter;
  }

  /** Sends every client a comment: to one that is gone it fails, which closes its stream. */
  public void beat() {
    streams.forEach(SagaStream::beat);
  }

  private void close(SagaStream stream) {
    streams.remove(stream);
    watch.remove(stream);
  }
}
