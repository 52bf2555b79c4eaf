package dev.sagas.rabbit;

import com.rabbitmq.client.Channel;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.rabbit.MessageReader.Reading;
import dev.sagas.retry.Backoff;
import dev.sagas.retry.Outcome;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Takes deliveries from the inbox queue and acks each after its effect, retry or parking is safe.
 */
final class InboxListener implements ChannelAwareMessageListener {

  private static final Logger log = LoggerFactory.getLogger(InboxListener.class);

  private final MessageReader reader;
  private final InboxDispatcher dispatcher;
  private final LocalQueues queues;
  private final Backoff outage;
  private final ParkObserver observer;
  private volatile CountDownLatch stopped = new CountDownLatch(1);

  InboxListener(
      MessageReader reader,
      InboxDispatcher dispatcher,
      LocalQueues queues,
      Backoff outage,
      ParkObserver observer) {
    this.reader = reader;
    this.dispatcher = dispatcher;
    this.queues = queues;
    this.outage = outage;
    this.observer = observer;
  }

  @Override
  public void onMessage(Message message, @Nullable Channel channel) throws Exception {
    if (channel == null) {
      throw new IllegalStateException("an inbox listener needs a channel to ack on");
    }
    if (settle(message, outcome(message), channel)) {
      ack(message, channel);
    }
  }

  void start() {
    stopped = new CountDownLatch(1);
  }

  /** Ends waits for a broker that is away; what is not acked is delivered again. */
  void stop() {
    stopped.countDown();
  }

  private Outcome outcome(Message message) {
    Reading reading = reader.read(message);
    if (reading instanceof Reading.Event delivered) {
      return dispatcher.dispatch(delivered.event(), delivered.attempt());
    }
    Reading.Unreadable unreadable = (Reading.Unreadable) reading;
    return new Outcome.Park(unreadable.reason(), unreadable.detail());
  }

  /** False when the delivery must not be acked: its channel is gone, and it will come again. */
  private boolean settle(Message message, Outcome outcome, Channel channel)
      throws InterruptedException {
    for (int failures = 0; channel.isOpen(); ) {
      try {
        copy(message, outcome);
        return true;
      } catch (UnconfirmedException e) {
        log.debug("Delivery is held until it can be retried or parked", e);
        if (stopped.await(outage.after(++failures).toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
    return false;
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

  private static void ack(Message message, Channel channel) throws IOException {
    channel.basicAck(message.getMessageProperties().getDeliveryTag(), false);
  }

  private static String describe(Message message) {
    var properties = message.getMessageProperties();
    return "Event %s %s of saga %s"
        .formatted(properties.getType(), properties.getMessageId(), properties.getCorrelationId());
  }
}
