package dev.sagas.rabbit;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.EventType;
import dev.sagas.ledger.Gap.Slice;
import dev.sagas.rabbit.EventLogReader.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a slice of the event log to its end, and copies what is missing, a batch at a time. */
final class SliceReader {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
  Reading open(Slice slice, List<String> parts)
      throws IOException, TimeoutException, UnconfirmedException {
    Long next = slice.next();
    EventLogReader reader =
        next == null
            ? EventLogReader.since(log, Objects.requireNonNull(slice.from()))
            : EventLogReader.at(log, next);
    try {
      return new Reading(reader, marks.put(), slice.end(), missed(parts));
    } catch (UnconfirmedException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Entries that were dealt with.
   *
   * @param first offset of the first
   * @param next offset after the last
   * @param found how many of each type were missing, and are in the queue now
   */
  record Batch(long first, long next, Map<String, Integer> found, Entry last) {

    /** How many the part would have brought: a queue all, a binding those of its type. */
    int foundFor(String part) {
      return isType(part)
          ? found.getOrDefault(part, 0)
          : found.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** One slice while it is read. */
  final class Reading implements AutoCloseable {

    private final EventLogReader reader;
    private final String mark;
    private final @Nullable Long end;
    private final Set<NeededBinding> missed;
    private boolean ended;

    private Reading(
        EventLogReader reader, String mark, @Nullable Long end, Set<NeededBinding> missed) {
      this.reader = reader;
      this.mark = mark;
      this.end = end;
      this.missed = missed;
    }

    boolean ended() {
      return ended;
    }

    Batch next() throws IOException, InterruptedException, UnconfirmedException {
      List<Entry> entries = reader.next(PATIENCE);
      List<Entry> inside = entries.stream().takeWhile(it -> !isEnd(it)).toList();
      ended = inside.size() < entries.size();
      Map<String, Integer> found = copier.copy(inside, missed);
      Entry last = entries.get(ended ? inside.size() : entries.size() - 1);
      return new Batch(
          entries.get(0).offset(), ended ? last.offset() : last.offset() + 1, found, last);
    }

    private boolean isEnd(Entry entry) {
      return mark.equals(entry.properties().getMessageId())
          || (end != null && entry.offset() >= end);
    }

    /** The batch is noted: the broker may send more. */
    void done(Batch batch) throws IOException {
      reader.done(batch.last());
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
