package dev.sagas.rabbit;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.EventType;
import dev.sagas.ledger.Gap.Slice;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Knows which part of the event log a slice of a gap is, and which of its events are missing. */
final class SliceReader {

  private final Set<NeededBinding> consumed;
  private final BrokerLink log;
  private final LogMark marks;
  private final InboxCopier copier;

  SliceReader(ServiceChoreography choreography, BrokerLink log, LogMark marks, InboxCopier copier) {
    this.consumed = choreography.inboxBindings();
    this.log = log;
    this.marks = marks;
    this.copier = copier;
  }

  /** Whether the part held events: a queue, or the way out of the retry queues. */
  boolean holds(String part) {
    return !isType(part);
  }

  /** How many of a batch the part would have brought: a queue all, a binding those of its type. */
  int foundFor(String part, LogReading.Batch batch) {
    return isType(part) ? batch.copied().getOrDefault(part, 0) : batch.copiedInAll();
  }

  /** By its form: a type that is not consumed any more was one when it went missing. */
  private static boolean isType(String part) {
    try {
      EventType.parse(part);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Set<NeededBinding> missed(List<String> parts) {
    return parts.stream().anyMatch(this::holds)
        ? consumed
        : consumed.stream()
            .filter(it -> parts.contains(it.routingKey()))
            .collect(Collectors.toSet());
  }

  /** Begins to read; the mark comes after, so that it cannot stand before the beginning. */
  LogReading open(Slice slice, List<String> parts)
      throws IOException, TimeoutException, UnconfirmedException {
    Long next = slice.next();
    EventLogReader reader =
        next == null
            ? EventLogReader.since(log, Objects.requireNonNull(slice.from()))
            : EventLogReader.at(log, next);
    try {
      return new LogReading(reader, copier, marks.put(), slice.end(), missed(parts));
    } catch (UnconfirmedException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }
}
