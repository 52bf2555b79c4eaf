package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.impl.AMQContentHeader;
import com.rabbitmq.client.impl.AMQImpl;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventJson;
import dev.sagas.event.EventType;
import dev.sagas.event.UuidV7;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.OrderClosed;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/** What an event costs on its way to the wire, and from it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnvelopeBenchmark {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final MessageReader reader = new MessageReader(4_000_000);
  private final OrderClosed body =
      new OrderClosed(
          UuidV7.next(), UuidV7.next(), CancellationReason.CANCELLATION_REQUESTED, Instant.now());
  private final EventEnvelope event =
      new EventEnvelope(
          UuidV7.next(),
          EventType.parse("order.closed.v1"),
          "/order",
          UuidV7.next(),
          UUID.randomUUID().toString(),
          UuidV7.next(),
          Instant.now(),
          TRACE,
          false,
          EventJson.write(body));
  private final byte[] header = header(WireFormat.properties(event));
  private final Message message =
      new Message(
          event.body().getBytes(StandardCharsets.UTF_8),
          new DefaultMessagePropertiesConverter()
              .toMessageProperties(
                  WireFormat.properties(event),
                  new Envelope(1, false, "order.events", "order.closed.v1"),
                  "UTF-8"));

  /** Event to AMQP properties. */
  @Benchmark
  public BasicProperties properties() {
    return WireFormat.properties(event);
  }

  /** Event to the bytes of its header frame. */
  @Benchmark
  public byte[] headerBytes() {
    return header(WireFormat.properties(event));
  }

  /** The bytes of a header frame to AMQP properties. */
  @Benchmark
  public AMQContentHeader propertiesOfBytes() throws IOException {
    return AMQImpl.readContentHeaderFrom(new DataInputStream(new ByteArrayInputStream(header)));
  }

  /** Message to event. */
  @Benchmark
  public MessageReader.Reading read() {
    return reader.read(message);
  }

  /** Body to JSON. */
  @Benchmark
  public String writeBody() {
    return EventJson.write(body);
  }

  /** JSON to body. */
  @Benchmark
  public OrderClosed readBody() {
    return EventJson.read(event.body(), OrderClosed.class);
  }

  private static byte[] header(BasicProperties properties) {
    try {
      return properties.toFrame(1, 0).getPayload();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
