package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.event.NewEvent;
import dev.sagas.test.PrivateServers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A node that goes without a word is left for another before its heartbeats are missed. */
class SilentBrokerIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();

  @Test
  void publishesOnAnotherConnectionWhenNoneOfABatchIsConfirmed() throws IOException {
    Lab.prepare(SERVERS);
    try (HalfOpenLink link = new HalfOpenLink(SERVERS.addresses().amqpPort());
        LabInstance lab =
            LabInstance.start(
                SERVERS,
                Clock.systemUTC(),
                "spring.rabbitmq.port=" + link.port(),
                "saga.outbox.outage-pause-most=200ms",
                "saga.outbox.confirm-timeout=1s");
        Watch watch = Watch.on(SERVERS.broker(), "lab.events", "lab.counted.v1")) {
      UUID before = publish(lab);
      Awaitility.await().until(() -> watch.ids().contains(before.toString()));

      link.silence();
      UUID after = publish(lab);

      // Heartbeats would tell after 20 seconds.
      Awaitility.await()
          .atMost(Duration.ofSeconds(8))
          .untilAsserted(() -> assertThat(watch.ids()).contains(after.toString()));
    }
  }

  private static UUID publish(LabInstance lab) {
    return lab.append(NewEvent.of(new Counted("silence", 1)).withKey("one key")).get(0);
  }
}
