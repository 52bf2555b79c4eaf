package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.web.SagaStreams;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells pages that something they show has changed; they fetch it themselves. */
@Component
class ConsoleStreams {

  private static final String CHANGED = "changed";

  private final SagaStreams streams;

  ConsoleStreams(SagaStreams streams) {
    this.streams = streams;
  }

  SseEmitter open(Predicate<Saga> shown) {
    return streams.open(CHANGED, shown, saga -> saga.orderId().toString());
  }
}
