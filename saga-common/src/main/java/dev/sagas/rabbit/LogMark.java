package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.event.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/**
 * A mark in the event log. A stream does not say where it ends, and silence does not prove it; but
 * what was confirmed before a mark stands before it.
 */
final class LogMark {

  private final ConfirmedSender sender;
  private final ServiceNames names;
  private final Clock clock;

  LogMark(ConfirmedSender sender, ServiceNames names, Clock clock) {
    this.sender = sender;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Puts a mark, by the service's own exchange: no other queue wants its type.
   *
   * @return the mark's event id
   * @throws UnconfirmedException if the log may not have it
   */
  String put() throws UnconfirmedException {
    return put(UuidV7.next(clock));
  }

  /** The same, by a given id: there may be several marks of one id, of which the first counts. */
  String put(UUID id) throws UnconfirmedException {
    EventEnvelope mark = of(id, names, clock);
    sender.send(
        names.events(),
        mark.type().toString(),
        WireFormat.properties(mark),
        mark.body().getBytes(StandardCharsets.UTF_8));
    return mark.id().toString();
  }

  /** A new mark: an event that no other queue than the log wants. */
  static EventEnvelope next(ServiceNames names, Clock clock) {
    return of(UuidV7.next(clock), names, clock);
  }

  private static EventEnvelope of(UUID id, ServiceNames names, Clock clock) {
    EventType type = EventType.parse(names.service() + ".log-marked.v1");
    return new EventEnvelope(
        id,
        type,
        "/" + names.service(),
        id,
        id.toString(),
        null,
        clock.instant(),
        null,
        false,
        "{}");
  }
}
