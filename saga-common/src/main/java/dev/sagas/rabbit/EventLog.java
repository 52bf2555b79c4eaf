package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.event.EventEnvelope;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.rabbit.EventLogReader.Entry;
import dev.sagas.rabbit.MessageReader.Reading;
import dev.sagas.replay.ReplayStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * The event log, for services that build something from all of history by themselves, beside what
 * they handle live. The service's account needs the permission to read it.
 */
public final class EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private final BrokerLink link;
  private final LogMark marks;
  private final MessageReader reader;
  private final DefaultMessagePropertiesConverter converter =
      new DefaultMessagePropertiesConverter();

  /**
   * The log as a service sees it.
   *
   * @param sender publishes as the service itself
   * @param maxBodyBytes larger events are left out
   */
  public EventLog(
      BrokerLink link, ConfirmedSender sender, ServiceNames names, long maxBodyBytes, Clock clock) {
    this.link = link;
    this.marks = new LogMark(sender, names, clock);
    this.reader = new MessageReader(maxBodyBytes);
  }

  /** Takes what was read. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Takes some events in the order of the log.
     *
     * @param next the offset to go on with when these are kept
     * @return whether to go on
     */
    boolean take(List<EventEnvelope> events, long next);
  }

  /**
   * Reads until the log's present end: up to a mark that this puts there. Called again with the
   * same mark after a crash, it ends at the first of the two. What is no event is left out, and
   * warned of.
   *
   * @param mark a new id; what was published before it was put stands before it
   * @return false if {@code taker} ended it
   * @throws BrokerUnavailableException if the log cannot be read now, or not by this account
   */
  public boolean read(ReplayStart start, UUID mark, Taker taker)
      throws BrokerUnavailableException, InterruptedException {
    try (EventLogReader log = EventLogReader.from(link, start)) {
      marks.put(mark);
      while (true) {
        List<Entry> entries = log.next(EventLogReader.PATIENCE);
        List<Entry> inside = entries.stream().takeWhile(it -> !it.is(mark.toString())).toList();
        boolean ended = inside.size() < entries.size();
        Entry last = entries.get(ended ? inside.size() : entries.size() - 1);
        // What stands behind the mark was given to no one.
        if (!taker.take(events(inside), ended ? last.offset() : last.offset() + 1)) {
          return false;
        }
        if (ended) {
          return true;
        }
        log.done(last);
      }
    } catch (IOException | TimeoutException | UnconfirmedException e) {
      throw new BrokerUnavailableException("the event log cannot be read", e);
    }
  }

  private List<EventEnvelope> events(List<Entry> entries) {
    List<EventEnvelope> events = new ArrayList<>();
    for (Entry entry : entries) {
      MessageProperties properties =
          converter.toMessageProperties(
              entry.properties(), entry.envelope(), StandardCharsets.UTF_8.name());
      Reading reading = reader.read(new Message(entry.body(), properties));
      if (reading instanceof Reading.Event event) {
        events.add(event.delivery().event());
      } else {
        LOG.warn("Entry {} of the event log is no event: {}", entry.offset(), reading);
      }
    }
    return events;
  }
}
