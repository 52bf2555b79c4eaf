package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.test.Account;
import dev.sagas.test.BrokerSettings;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.Repository;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The event log gets whatever is confirmed, also while RabbitMQ starts. */
class EventLogIT {

  private static final ServiceNames ORDER = new ServiceNames("order");
  private static final String CANCELLED = "order.cancelled.v1";
  private static final int RESTARTS = 4;
  private static final long PAUSE_NANOS = 20_000_000;
  private static final int ENOUGH = 200;

  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  @Test
  void hasWhatWasConfirmedWhileTheBrokerStarted() throws Exception {
    ExecutorService relay = Executors.newSingleThreadExecutor();
    try (PrivateBroker broker =
            PrivateBroker.start(BrokerSettings.importing(Repository.find().definitions()));
        ConfirmedSender sender =
            new ConfirmedSender(link(broker, Account.named("order")), "relay", seconds(10))
                .awaitingTheLog(ORDER, Clock.systemUTC())) {
      // RabbitMQ 3.10 never starts a stream again that it had for less than seconds when it died.
      broker.stop();
      broker.start();
      Future<?> publishing = relay.submit(() -> publish(sender));
      awaitMore();
      for (int restart = 0; restart < RESTARTS; restart++) {
        broker.kill();
        broker.start();
        awaitMore();
      }
      over = true;
      publishing.get();

      assertThat(log(broker)).containsAll(confirmed);
    } finally {
      relay.shutdownNow();
    }
  }

  private void awaitMore() {
    int before = confirmed.size();
    Awaitility.await().atMost(seconds(60)).until(() -> confirmed.size() > before + ENOUGH);
  }

  /** As a relay does: what is not confirmed is published again. */
  private void publish(ConfirmedSender sender) {
    while (!over) {
      String id = UUID.randomUUID().toString();
      boolean sent = false;
      while (!sent && !over) {
        try {
          sender.send(ORDER.events(), CANCELLED, properties(id), new byte[] {'{', '}'});
          confirmed.add(id);
          sent = true;
        } catch (UnconfirmedException away) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private static BasicProperties properties(String id) {
    return new BasicProperties.Builder().messageId(id).deliveryMode(2).build();
  }

  private static Set<String> log(PrivateBroker broker) throws Exception {
    BrokerLink link = link(broker, broker.operator());
    Set<String> ids = new HashSet<>();
    try (ConfirmedSender sender =
        new ConfirmedSender(link(broker, Account.named("order")), "mark", seconds(20))) {
      LogMark mark = new LogMark(sender, ORDER, Clock.systemUTC());
      String end =
          Awaitility.await()
              .atMost(seconds(60))
              .ignoreException(UnconfirmedException.class)
              .until(mark::put, Objects::nonNull);
      EventLogReader reader = EventLogReader.at(link, 0);
      while (!ids.contains(end)) {
        List<EventLogReader.Entry> batch = reader.next(seconds(20));
        batch.forEach(entry -> ids.add(entry.properties().getMessageId()));
        reader.done(batch.get(batch.size() - 1));
      }
      reader.close();
    }
    return ids;
  }

  private static BrokerLink link(PrivateBroker broker, Account account) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setVirtualHost(broker.virtualHost());
    factory.setUsername(account.user());
    factory.setPassword(account.password());
    Address address = new Address(broker.host(), broker.ports().amqp());
    return new BrokerLink(factory, List.of(address), "test");
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
