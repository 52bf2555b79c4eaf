package dev.sagas.benchmarks.namastack;

import dev.sagas.benchmarks.contest.ConfirmedPublisher;
import dev.sagas.benchmarks.contest.Gate;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;

/** Publishes what is stored. */
record Publisher(ConfirmedPublisher publisher, Gate gate) implements OutboxTypedHandler<Event> {

  @Override
  public void handle(Event event, OutboxRecordMetadata metadata) {
    gate.pass();
    publisher.publish(event.route(), event.json());
  }
}
