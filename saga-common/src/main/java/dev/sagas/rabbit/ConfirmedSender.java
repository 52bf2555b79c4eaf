package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.choreography.ServiceNames;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to the broker and knows what became of each message: confirms and {@code mandatory} are
 * always on. Opens its connection when needed and again after it broke. Safe for several threads,
 * whose messages share a channel.
 */
public final class ConfirmedSender implements AutoCloseable {

  private final BrokerLink link;
  private final String purpose;
  private final Duration timeout;
  private final @Nullable LogGate gate;
  private @Nullable ConfirmingChannel channel;

  /**
   * A sender that connects on first use.
   *
   * @param purpose names the connection in the management UI
   * @param timeout how long a confirm may take before the message counts as unconfirmed
   */
  public ConfirmedSender(BrokerLink link, String purpose, Duration timeout) {
    this(link, purpose, timeout, null);
  }

  private ConfirmedSender(
      BrokerLink link, String purpose, Duration timeout, @Nullable LogGate gate) {
    this.link = link;
    this.purpose = purpose;
    this.timeout = timeout;
    this.gate = gate;
  }

  /**
   * The same, which publishes nothing while a broker that has just started does not know its event
   * log yet.
   *
   * @param names of the service, by whose events exchange the log is reached
   */
  public ConfirmedSender awaitingTheLog(ServiceNames names, Clock clock) {
    return new ConfirmedSender(link, purpose, timeout, new LogGate(names, clock));
  }

  /**
   * Publishes one message and waits until a queue has it.
   *
   * @throws UnconfirmedException if it was refused, or nothing is known within the time-out: it may
   *     have arrived all the same
   */
  public void send(String exchange, String routingKey, BasicProperties properties, byte[] body)
      throws UnconfirmedException {
    CompletableFuture<Confirmation> published = publish(exchange, routingKey, properties, body);
    long deadline = deadline();
    Optional<Confirmation> confirmation = await(published, deadline);
    if (confirmation.isEmpty()) {
      throw silent(deadline);
    }
    if (confirmation.get() instanceof Confirmation.Refused refused) {
      throw new UnconfirmedException(refused.reason(), null);
    }
  }

  /** Until when, by {@link System#nanoTime()}, what was published up to now should be confirmed. */
  long deadline() {
    return System.nanoTime() + timeout.toNanos();
  }

  String silence() {
    return "no confirm within " + timeout;
  }

  /**
   * Nothing of what was published for {@code deadline} is confirmed. A connection on which the
   * broker has said nothing at all since then is given up, since the next one may reach another
   * node: a node that went without a word would else be waited for until its heartbeats are missed.
   * While the broker blocks publishers, or confirms what other threads publish, it is kept.
   */
  synchronized UnconfirmedException silent(long deadline) {
    if (channel != null && channel.isSilentSince(deadline - timeout.toNanos())) {
      close();
    }
    return new UnconfirmedException(silence(), null);
  }

  CompletableFuture<Confirmation> publish(
      String exchange, String routingKey, BasicProperties properties, byte[] body)
      throws UnconfirmedException {
    return openChannel().publish(exchange, routingKey, properties, body);
  }

  /** Empty when the broker has said nothing by {@code deadline}. */
  Optional<Confirmation> await(CompletableFuture<Confirmation> confirmation, long deadline)
      throws UnconfirmedException {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      return Optional.of(confirmation.get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new UnconfirmedException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnconfirmedException("interrupted while waiting for the confirm", e);
    }
  }

  private synchronized ConfirmingChannel openChannel() throws UnconfirmedException {
    ConfirmingChannel current = channel;
    if (current != null && current.isOpen()) {
      return current;
    }
    close();
    try {
      current = ConfirmingChannel.on(link.open(purpose));
    } catch (IOException | TimeoutException | RuntimeException e) {
      throw new UnconfirmedException("cannot connect to the broker", e);
    }
    pass(current);
    channel = current;
    return current;
  }

  private void pass(ConfirmingChannel fresh) throws UnconfirmedException {
    if (gate == null) {
      return;
    }
    try {
      Optional<Confirmation> mark = await(gate.knock(fresh), deadline());
      gate.pass(mark.orElseThrow(() -> new UnconfirmedException(silence(), null)));
    } catch (UnconfirmedException | RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  /** Closes the connection; messages not confirmed yet fail. */
  @Override
  public synchronized void close() {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
