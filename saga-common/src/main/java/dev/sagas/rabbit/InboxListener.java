package dev.sagas.rabbit;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import dev.sagas.inbox.Delivery;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.rabbit.MessageReader.Reading;
import dev.sagas.retry.Backoff;
import dev.sagas.retry.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Takes deliveries from the inbox queue, hands them to workers, and acks each after its effect,
 * retry or parking is safe.
 */
final class InboxListener implements ChannelAwareMessageListener {

  private static final Logger log = LoggerFactory.getLogger(InboxListener.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MessageReader reader;
  private final InboxDispatcher dispatcher;
  private final LocalQueues queues;
  private final Backoff outage;
  private final ParkObserver observer;
  private final Lane<Received> local;
  private final Lane<Received> calling;
  private final Map<Channel, UnackedTags> channels = new ConcurrentHashMap<>();
  private volatile CountDownLatch stopped = new CountDownLatch(1);
  private volatile long movedAt = System.nanoTime();

  InboxListener(
      MessageReader reader,
      InboxDispatcher dispatcher,
      LocalQueues queues,
      Backoff outage,
      ParkObserver observer,
      InboxContainer.Settings settings) {
    this.reader = reader;
    this.dispatcher = dispatcher;
    this.queues = queues;
    this.outage = outage;
    this.observer = observer;
    this.local = new Lane<>("saga-inbox-", settings.workers(), settings.batchSize(), this::handle);
    this.calling = new Lane<>("saga-inbox-call-", settings.calls(), 1, this::handle);
  }

  @Override
  public void onMessage(Message message, @Nullable Channel channel) {
    if (channel == null) {
      throw new IllegalStateException("an inbox listener needs a channel to ack on");
    }
    movedAt = System.nanoTime();
    Received received = new Received(message, reader.read(message), tags(channel));
    received.tags.received(received.tag());
    boolean calls =
        received.reading instanceof Reading.Event event
            && dispatcher.calls(event.delivery().event().type());
    (calls ? calling : local).offer(received);
  }

  private UnackedTags tags(Channel channel) {
    UnackedTags known = channels.get(channel);
    if (known != null) {
      return known;
    }
    channels.keySet().removeIf(other -> !other.isOpen());
    return channels.computeIfAbsent(channel, UnackedTags::new);
  }

  void start() {
    stopped = new CountDownLatch(1);
    local.open();
    calling.open();
  }

  /**
   * Waits for what was begun, and ends waits for a broker that is away; what is not acked then is
   * delivered again.
   */
  void stop() {
    stopped.countDown();
    local.close();
    calling.close();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      local.awaitIdle(end);
      calling.awaitIdle(end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether for that long nothing was received, and nothing of what was is left to be acked. */
  boolean isIdle(Duration duration) {
    return System.nanoTime() - movedAt > duration.toNanos()
        && channels.values().stream().filter(UnackedTags::isOpen).allMatch(UnackedTags::isEmpty);
  }

  /** What comes from a channel that is gone will come again. */
  private void handle(List<Received> batch) {
    List<Received> present = batch.stream().filter(it -> it.tags.isOpen()).toList();
    Map<Received, Outcome> outcomes = outcomes(present);
    List<Received> done =
        present.stream().filter(it -> outcomes.get(it) instanceof Outcome.Done).toList();
    acknowledge(done);
    for (Received received : present) {
      Outcome outcome = outcomes.get(received);
      if (outcome != null && !(outcome instanceof Outcome.Done) && copied(received, outcome)) {
        acknowledge(List.of(received));
      }
    }
  }

  private Map<Received, Outcome> outcomes(List<Received> batch) {
    Map<Received, Outcome> outcomes = new HashMap<>();
    List<Received> readable = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Received received : batch) {
      if (received.reading instanceof Reading.Event event) {
        readable.add(received);
        deliveries.add(event.delivery());
      } else if (received.reading instanceof Reading.Unreadable unreadable) {
        outcomes.put(received, new Outcome.Park(unreadable.reason(), unreadable.detail()));
      }
    }
    Iterator<Outcome> each = dispatcher.dispatch(deliveries).iterator();
    readable.forEach(received -> outcomes.put(received, each.next()));
    return outcomes;
  }

  /** False when the delivery must not be acked: its channel is gone, and it will come again. */
  private boolean copied(Received received, Outcome outcome) {
    for (int failures = 0; received.tags.isOpen(); ) {
      try {
        copy(received.message, outcome);
        return true;
      } catch (UnconfirmedException | AmqpException e) {
        log.debug("Delivery is held until it can be retried or parked", e);
        if (!pause(outage.after(++failures))) {
          return false;
        }
      }
    }
    return false;
  }

  /** False when everything stops. */
  private boolean pause(Duration pause) {
    try {
      return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void copy(Message message, Outcome outcome) throws UnconfirmedException {
    if (outcome instanceof Outcome.Retry retry) {
      log.info("{} is retried in {}: {}", describe(message), retry.delay(), retry.reason());
      queues.retry(message, retry);
    } else if (outcome instanceof Outcome.Park park) {
      queues.park(message, park.reason(), park.detail());
      log.error("{} is parked, {}: {}", describe(message), park.reason(), park.detail());
      observer.parked(message.getMessageProperties().getType(), park.reason());
    }
  }

  /** A channel that is gone takes no ack: what it delivered comes again, and has no effect. */
  private void acknowledge(List<Received> settled) {
    movedAt = System.nanoTime();
    Map<UnackedTags, List<Long>> byChannel = new HashMap<>();
    settled.forEach(
        it -> byChannel.computeIfAbsent(it.tags, tags -> new ArrayList<>()).add(it.tag()));
    byChannel.forEach(
        (tags, some) -> {
          try {
            tags.ack(some);
          } catch (IOException | AlreadyClosedException | AmqpException e) {
            log.debug("{} deliveries cannot be acked and will come again", some.size(), e);
          }
        });
  }

  private static String describe(Message message) {
    var properties = message.getMessageProperties();
    return "Event %s %s of saga %s"
        .formatted(properties.getType(), properties.getMessageId(), properties.getCorrelationId());
  }

  /** A delivery, told from others by its identity. */
  private static final class Received {
    private final Message message;
    private final Reading reading;
    private final UnackedTags tags;

    Received(Message message, Reading reading, UnackedTags tags) {
      this.message = message;
      this.reading = reading;
      this.tags = tags;
    }

    long tag() {
      return message.getMessageProperties().getDeliveryTag();
    }
  }
}
