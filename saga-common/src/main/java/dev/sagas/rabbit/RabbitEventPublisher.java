package dev.sagas.rabbit;

import com.rabbitmq.client.ShutdownSignalException;
import dev.sagas.event.EventEnvelope;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.outbox.EventPublisher;
import dev.sagas.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Publishes outbox rows to the service's events exchange, pipelined. */
public final class RabbitEventPublisher implements EventPublisher {

  private final ConfirmedSender sender;
  private final String exchange;

  /** A publisher to {@code exchange}; relay workers may share it, or have one each. */
  public RabbitEventPublisher(ConfirmedSender sender, String exchange) {
    this.sender = sender;
    this.exchange = exchange;
  }

  /**
   * Publishes all and waits for all. Should the broker close the channel, which it does for one
   * message that it finds unacceptable without naming it, each is published by itself, so that only
   * the culprit is refused.
   */
  @Override
  public List<Verdict> publish(List<OutboxRow> rows) throws BrokerUnavailableException {
    try {
      return pipeline(rows);
    } catch (UnconfirmedException e) {
      if (!refusesAMessage(e)) {
        throw new BrokerUnavailableException("events cannot be published to " + exchange, e);
      }
      return oneByOne(rows);
    }
  }

  private List<Verdict> pipeline(List<OutboxRow> rows) throws UnconfirmedException {
    List<CompletableFuture<Confirmation>> confirmations = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      EventEnvelope event = row.event();
      confirmations.add(
          sender.publish(
              exchange,
              event.type().toString(),
              WireFormat.properties(event),
              event.body().getBytes(StandardCharsets.UTF_8)));
    }
    return verdicts(confirmations, sender.deadline());
  }

  /**
   * Silence on some events while others are confirmed concerns those events, say because one of
   * their queues has lost its majority: they are held back, the others are done.
   */
  private List<Verdict> verdicts(List<CompletableFuture<Confirmation>> confirmations, long deadline)
      throws UnconfirmedException {
    List<Verdict> verdicts = new ArrayList<>(confirmations.size());
    boolean silent = true;
    for (CompletableFuture<Confirmation> awaited : confirmations) {
      Optional<Confirmation> confirmation = sender.await(awaited, deadline);
      silent &= confirmation.isEmpty();
      verdicts.add(
          confirmation
              .map(RabbitEventPublisher::verdict)
              .orElseGet(() -> new Verdict.Refused(sender.silence())));
    }
    if (silent) {
      throw sender.silent(deadline);
    }
    return verdicts;
  }

  private List<Verdict> oneByOne(List<OutboxRow> rows) throws BrokerUnavailableException {
    List<Verdict> verdicts = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      try {
        verdicts.addAll(pipeline(List.of(row)));
      } catch (UnconfirmedException e) {
        if (!refusesAMessage(e)) {
          throw new BrokerUnavailableException("events cannot be published to " + exchange, e);
        }
        verdicts.add(new Verdict.Refused(String.valueOf(e.getMessage())));
      }
    }
    return verdicts;
  }

  private static Verdict verdict(Confirmation confirmation) {
    return confirmation instanceof Confirmation.Refused refused
        ? new Verdict.Refused(refused.reason())
        : new Verdict.Published();
  }

  /**
   * A channel closed for what was sent on it; a missing exchange or permission concerns every
   * event.
   */
  private static boolean refusesAMessage(Throwable failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof ShutdownSignalException signal) {
        String reason = String.valueOf(signal.getMessage());
        return !signal.isHardError()
            && !signal.isInitiatedByApplication()
            && !reason.contains("NOT_FOUND")
            && !reason.contains("ACCESS_REFUSED");
      }
    }
    return false;
  }
}
