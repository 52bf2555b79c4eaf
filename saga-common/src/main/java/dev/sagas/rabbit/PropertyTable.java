package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * AMQP properties as a table and back. Left out are those that would keep a redriven message from
 * its queue: an expiration, and the publisher's user, as which another user may not publish.
 */
final class PropertyTable {

  private static final int PERSISTENT = 2;

  private PropertyTable() {}

  static Map<String, Object> of(BasicProperties properties) {
    Map<String, Object> table = new TreeMap<>();
    put(table, "content-type", properties.getContentType());
    put(table, "content-encoding", properties.getContentEncoding());
    put(table, "priority", properties.getPriority());
    put(table, "correlation-id", properties.getCorrelationId());
    put(table, "reply-to", properties.getReplyTo());
    put(table, "message-id", properties.getMessageId());
    put(table, "timestamp", properties.getTimestamp());
    put(table, "type", properties.getType());
    put(table, "app-id", properties.getAppId());
    return table;
  }

  static BasicProperties properties(Map<String, Object> table, Map<String, Object> headers) {
    return new BasicProperties.Builder()
        .contentType(text(table, "content-type"))
        .contentEncoding(text(table, "content-encoding"))
        .priority(table.get("priority") instanceof Number priority ? priority.intValue() : null)
        .correlationId(text(table, "correlation-id"))
        .replyTo(text(table, "reply-to"))
        .messageId(text(table, "message-id"))
        .timestamp(table.get("timestamp") instanceof Date date ? date : null)
        .type(text(table, "type"))
        .appId(text(table, "app-id"))
        .deliveryMode(PERSISTENT)
        .headers(headers)
        .build();
  }

  private static void put(Map<String, Object> table, String name, @Nullable Object value) {
    if (value != null) {
      table.put(name, value);
    }
  }

  private static @Nullable String text(Map<String, Object> table, String name) {
    Object value = table.get(name);
    return value == null ? null : value.toString();
  }
}
