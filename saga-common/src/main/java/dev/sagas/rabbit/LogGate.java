package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.event.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing be published on a new connection before the event log gets it.
 *
 * <p>RabbitMQ takes connections before its streams are among the queues again, and confirms what it
 * could route to other queues meanwhile: the log would miss it for ever. A mark that is returned
 * tells. Events do not wait for long for a log that stays away: that it misses them is warned of at
 * each connection. Not safe for several threads.
 */
final class LogGate {

  private static final Logger LOG = LoggerFactory.getLogger(LogGate.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServiceNames names;
  private final Clock clock;
  private @Nullable Instant awaySince;

  LogGate(ServiceNames names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /** Publishes a mark, whose confirmation {@link #pass} wants. */
  CompletableFuture<Confirmation> knock(ConfirmingChannel fresh) throws UnconfirmedException {
    EventEnvelope mark = LogMark.next(names, clock);
    return fresh.publish(
        names.events(),
        mark.type().toString(),
        WireFormat.properties(mark),
        mark.body().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns if events may be published now.
   *
   * @throws UnconfirmedException if they should wait
   */
  void pass(Confirmation mark) throws UnconfirmedException {
    if (!(mark instanceof Confirmation.Refused refused)) {
      awaySince = null;
      return;
    }
    Instant now = clock.instant();
    if (awaySince == null) {
      awaySince = now;
    }
    if (now.isBefore(awaySince.plus(PATIENCE))) {
      throw new UnconfirmedException("the event log is not there yet: " + refused.reason(), null);
    }
    LOG.warn("Events are published, but the event log misses them: {}", refused.reason());
  }
}
