package dev.sagas.services.order.web;

import dev.sagas.services.order.application.OrderWatch;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The clients that follow orders on this instance. */
@Component
public class OrderStreams {

  private final Set<OrderStream> streams = ConcurrentHashMap.newKeySet();
  private final OrderWatch watch;
  private final Executor executor;
  private final WebLimits limits;

  OrderStreams(
      OrderWatch watch, @Qualifier("applicationTaskExecutor") Executor executor, WebLimits limits) {
    this.watch = watch;
    this.executor = executor;
    this.limits = limits;
  }

  SseEmitter open(UUID orderId, int lastSequence) {
    SseEmitter emitter = new SseEmitter(limits.streamTimeout().toMillis());
    OrderStream stream = new OrderStream(orderId, lastSequence, emitter, executor);
    emitter.onCompletion(() -> close(stream));
    emitter.onTimeout(emitter::complete);
    streams.add(stream);
    watch.add(stream);
    return emitter;
  }

  /** Sends every client a comment: to one that is gone it fails, which closes its stream. */
  public void beat() {
    streams.forEach(OrderStream::beat);
  }

  private void close(OrderStream stream) {
    streams.remove(stream);
    watch.remove(stream);
  }
}
