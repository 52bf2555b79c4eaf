package dev.sagas.deadletter;

/**
 * A message as it can be published again.
 *
 * @param headers its own headers as JSON, without those of the broker and of parking
 * @param properties its AMQP properties as JSON
 * @param body any bytes; not copied, so leave them alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes would only cost
public record MessageContent(String headers, String properties, byte[] body) {}
