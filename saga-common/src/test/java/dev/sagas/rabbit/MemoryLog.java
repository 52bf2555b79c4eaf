package dev.sagas.rabbit;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Consumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mockito.invocation.InvocationOnMock;

/** An event log, with a sender that puts marks into it and keeps the copies. */
final class MemoryLog {

  /** What was copied to the inbox. */
  final List<BasicProperties> copies = new ArrayList<>();

  final ConfirmedSender sender = mock(ConfirmedSender.class);
  final Channel channel = mock(Channel.class);
  final Connection connection = mock(Connection.class);

  /** Happens with each copy. */
  Runnable whenCopied = () -> {};

  private final ConnectionFactory factory = mock(ConnectionFactory.class);
  private final List<Stored> entries = new ArrayList<>();
  private final Map<Consumer, Long> readers = new HashMap<>();

  private record Stored(long offset, Envelope envelope, BasicProperties properties) {}

  MemoryLog() throws Exception {
    when(factory.clone()).thenReturn(factory);
    when(factory.newConnection(anyList(), anyString())).thenReturn(connection);
    when(connection.createChannel()).thenReturn(channel);
    when(channel.isOpen()).thenReturn(true);
    when(channel.queueDeclarePassive(anyString())).thenReturn(mock(AMQP.Queue.DeclareOk.class));
    when(channel.basicConsume(anyString(), anyBoolean(), anyMap(), any(Consumer.class)))
        .thenAnswer(this::consume);
    doAnswer(this::mark).when(sender).send(anyString(), anyString(), any(), any());
    when(sender.publish(anyString(), anyString(), any(), any())).thenAnswer(this::copy);
    when(sender.await(any(), anyLong())).thenReturn(Optional.of(new Confirmation.Accepted()));
  }

  BrokerLink link() {
    return new BrokerLink(factory, List.of(new Address("localhost")), "shop");
  }

  /** Stores an event that the shop handles. */
  void paid(Instant at) throws IOException {
    store("bank.events", "bank.paid.v1", properties(UUID.randomUUID().toString(), at));
  }

  /** The log keeps nothing of what it has any more, and goes on with {@code offset}. */
  void dropBefore(long offset) {
    entries.removeIf(it -> it.offset() < offset);
  }

  /** There is nothing in it any more, and the next is the first. */
  void makeAnew() {
    entries.clear();
  }

  /** As when the log is deleted. */
  void cancelConsumers() throws IOException {
    for (Consumer reader : readers.keySet()) {
      reader.handleCancel("tag");
    }
  }

  private static BasicProperties properties(String id, Instant at) {
    return new BasicProperties.Builder()
        .messageId(id)
        .timestamp(Date.from(at))
        .headers(Map.of(WireFormat.TIME, at.toString()))
        .build();
  }

  private void store(String exchange, String key, BasicProperties properties) throws IOException {
    long offset = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).offset() + 1;
    Envelope envelope = new Envelope(offset + 1, false, exchange, key);
    Stored stored = new Stored(offset, envelope, properties);
    entries.add(stored);
    for (Map.Entry<Consumer, Long> reader : readers.entrySet()) {
      deliver(stored, reader.getKey(), reader.getValue());
    }
  }

  private @Nullable Object mark(InvocationOnMock call) throws IOException {
    store(call.getArgument(0), call.getArgument(1), call.getArgument(2));
    return null;
  }

  private Object copy(InvocationOnMock call) {
    copies.add(call.getArgument(2));
    whenCopied.run();
    return new CompletableFuture<Confirmation>();
  }

  private Object consume(InvocationOnMock call) throws IOException {
    Map<String, Object> arguments = call.getArgument(2);
    Consumer consumer = call.getArgument(3);
    Object asked = arguments.get("x-stream-offset");
    long from = asked instanceof Number number ? number.longValue() : 0;
    if ("next".equals(asked)) {
      from = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).offset() + 1;
    }
    readers.put(consumer, from);
    for (Stored entry : entries) {
      deliver(entry, consumer, from);
    }
    return "tag";
  }

  /** As RabbitMQ does: what is below the offset that was asked for is left out. */
  private static void deliver(Stored entry, Consumer consumer, long from) throws IOException {
    if (entry.offset() >= from) {
      Map<String, Object> headers = new HashMap<>(entry.properties().getHeaders());
      headers.put("x-stream-offset", entry.offset());
      consumer.handleDelivery(
          "tag",
          entry.envelope(),
          entry.properties().builder().headers(headers).build(),
          new byte[0]);
    }
  }
}
