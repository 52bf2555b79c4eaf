package dev.sagas.rabbit;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.rabbit.EventLogReader.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event log up to a mark, and copies what is wanted to the inbox queue, a batch at a
 * time.
 */
final class LogReading implements AutoCloseable {

  private final EventLogReader reader;
  private final InboxCopier copier;
  private final String mark;
  private final @Nullable Long end;
  private final Set<NeededBinding> wanted;
  private boolean ended;

  /**
   * A reading that owns {@code reader}.
   *
   * @param mark message id of the mark at which it ends
   * @param end an offset at which it ends before that; null for none
   * @param wanted the bindings whose events are copied
   */
  LogReading(
      EventLogReader reader,
      InboxCopier copier,
      String mark,
      @Nullable Long end,
      Set<NeededBinding> wanted) {
    this.reader = reader;
    this.copier = copier;
    this.mark = mark;
    this.end = end;
    this.wanted = wanted;
  }

  /**
   * Entries that were dealt with.
   *
   * @param first offset of the first
   * @param next offset after the last
   * @param copied how many of each type are in the queue now
   */
  record Batch(long first, long next, Map<String, Integer> copied, Entry last) {

    int copiedInAll() {
      return copied.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** When the last one was stored; null when it does not say. */
    @Nullable Instant reached() {
      return WireFormat.occurredAt(last.properties()).orElse(null);
    }
  }

  boolean ended() {
    return ended;
  }

  /** How many messages wait in {@code queue}. */
  int waitingIn(String queue) throws IOException {
    return reader.waitingIn(queue);
  }

  /** Reads a batch; returns once the queue has what is wanted of it. */
  Batch next() throws IOException, InterruptedException, UnconfirmedException {
    List<Entry> entries = reader.next(EventLogReader.PATIENCE);
    List<Entry> inside = entries.stream().takeWhile(it -> !isEnd(it)).toList();
    ended = inside.size() < entries.size();
    Map<String, Integer> copied = copier.copy(inside, wanted);
    Entry last = entries.get(ended ? inside.size() : entries.size() - 1);
    return new Batch(
        entries.get(0).offset(), ended ? last.offset() : last.offset() + 1, copied, last);
  }

  private boolean isEnd(Entry entry) {
    return entry.is(mark) || (end != null && entry.offset() >= end);
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
