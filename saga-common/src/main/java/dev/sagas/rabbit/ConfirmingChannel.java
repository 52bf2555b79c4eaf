package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * One channel on which every message is published {@code mandatory} and followed until the broker
 * has confirmed it. Messages may be pipelined: each has its own future, which fails when the
 * channel ends before its confirm. Several threads may publish.
 */
final class ConfirmingChannel implements AutoCloseable {

  private final Connection connection;
  private final Channel channel;
  private final ConcurrentNavigableMap<Long, Pending> pending = new ConcurrentSkipListMap<>();
  private volatile @Nullable String blocked;
  private volatile long heardAt = System.nanoTime();

  /** A channel on {@code connection}, which is closed when there can be none. */
  static ConfirmingChannel on(Connection connection) throws IOException {
    try {
      return new ConfirmingChannel(connection);
    } catch (IOException | RuntimeException e) {
      connection.abort();
      throw e;
    }
  }

  private ConfirmingChannel(Connection connection) throws IOException {
    this.connection = connection;
    this.channel = connection.createChannel();
    connection.addBlockedListener(reason -> blocked = reason, () -> blocked = null);
    channel.confirmSelect();
    channel.addReturnListener(this::returned);
    channel.addConfirmListener(
        (tag, multiple) -> settle(tag, multiple, true),
        (tag, multiple) -> settle(tag, multiple, false));
    channel.addShutdownListener(this::ended);
  }

  /**
   * Publishes one message and returns at once.
   *
   * @throws UnconfirmedException if it could not be handed to the channel, or the broker is
   *     blocking
   */
  synchronized CompletableFuture<Confirmation> publish(
      String exchange, String routingKey, BasicProperties properties, byte[] body)
      throws UnconfirmedException {
    String reason = blocked;
    if (reason != null) {
      throw new UnconfirmedException("the broker blocks publishers: " + reason, null);
    }
    Pending message = new Pending(properties.getMessageId(), new CompletableFuture<>());
    long tag = channel.getNextPublishSeqNo();
    pending.put(tag, message);
    try {
      channel.basicPublish(exchange, routingKey, true, properties, body);
    } catch (IOException | ShutdownSignalException e) {
      pending.remove(tag);
      throw new UnconfirmedException("could not publish to " + exchange, e);
    } catch (RuntimeException e) {
      // The client counted a message that it did not send: from now on its tags are not the
      // broker's, and a confirm would be taken for another message's.
      pending.remove(tag);
      close();
      throw new UnconfirmedException("could not publish to " + exchange, e);
    }
    if (!channel.isOpen()) {
      // The end of the channel may have been told before this message was pending.
      pending.remove(tag);
      message.fail(new UnconfirmedException("the channel was closed", channel.getCloseReason()));
    }
    return message.confirmation();
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Whether the broker has settled no message since {@code moment}, by {@link System#nanoTime()},
   * and has not said why.
   */
  boolean isSilentSince(long moment) {
    return blocked == null && heardAt - moment < 0;
  }

  private void returned(Return message) {
    String reason =
        "returned: "
            + message.getReplyText()
            + ", no queue is bound for "
            + message.getExchange()
            + " "
            + message.getRoutingKey();
    // A return comes before its ack and carries no tag. Two messages of one id: both are published
    // again.
    pending.values().stream()
        .filter(it -> Objects.equals(it.messageId, message.getProperties().getMessageId()))
        .forEach(it -> it.returned = reason);
  }

  private void settle(long tag, boolean multiple, boolean acked) {
    heardAt = System.nanoTime();
    var settled = multiple ? pending.headMap(tag, true) : pending.subMap(tag, true, tag, true);
    settled.values().forEach(message -> message.settle(acked));
    settled.clear();
  }

  private void ended(ShutdownSignalException cause) {
    UnconfirmedException failure =
        new UnconfirmedException(
            "the channel ended before the confirm: " + cause.getMessage(), cause);
    pending.values().forEach(message -> message.fail(failure));
    pending.clear();
  }

  @Override
  public void close() {
    connection.abort(1_000);
  }

  private static final class Pending {
    private final @Nullable String messageId;
    private final CompletableFuture<Confirmation> confirmation;
    private volatile @Nullable String returned;

    Pending(@Nullable String messageId, CompletableFuture<Confirmation> confirmation) {
      this.messageId = messageId;
      this.confirmation = confirmation;
    }

    CompletableFuture<Confirmation> confirmation() {
      return confirmation;
    }

    void settle(boolean acked) {
      String reason = acked ? returned : "nacked by the broker";
      confirmation.complete(
          reason == null ? new Confirmation.Accepted() : new Confirmation.Refused(reason));
    }

    void fail(UnconfirmedException failure) {
      confirmation.completeExceptionally(failure);
    }
  }
}
