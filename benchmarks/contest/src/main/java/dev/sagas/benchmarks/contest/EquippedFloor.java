package dev.sagas.benchmarks.contest;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The floor with messages as this project publishes them: identity, type, time, saga, key and trace
 * as properties and CloudEvents headers, which the broker has to store and to deliver.
 */
public final class EquippedFloor extends Floor {

  @Override
  BasicProperties properties() {
    String id = UUID.randomUUID().toString();
    Map<String, Object> headers = new HashMap<>();
    headers.put("cloudEvents:specversion", "1.0");
    headers.put("cloudEvents:id", id);
    headers.put("cloudEvents:source", "/bench");
    headers.put("cloudEvents:type", "bench.measured.v1");
    headers.put("cloudEvents:time", Instant.now().toString());
    headers.put("cloudEvents:subject", id);
    headers.put("ordering-key", id);
    headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return new BasicProperties.Builder()
        .messageId(id)
        .type("bench.measured.v1")
        .timestamp(new Date())
        .correlationId(id)
        .contentType("application/json")
        .deliveryMode(2)
        .headers(headers)
        .build();
  }
}
