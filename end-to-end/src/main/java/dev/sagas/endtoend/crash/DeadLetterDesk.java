package dev.sagas.endtoend.crash;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Mailbox;
import dev.sagas.endtoend.system.Mailbox.Letter;
import dev.sagas.endtoend.system.Rest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Sends messages that no service can handle, and settles them as an operator does. */
final class DeadLetterDesk {

  private final CheckoutSystem system;

  DeadLetterDesk(CheckoutSystem system) {
    this.system = system;
  }

  /** One message to one service, and one decision about what it has parked. */
  void work() throws IOException, InterruptedException {
    List<String> services = CheckoutSystem.SERVICES;
    String service = services.get(ThreadLocalRandom.current().nextInt(services.size()));
    if (system.broker().running()) {
      poison(service);
    }
    for (long letter : letters(service)) {
      settle(service, letter, ThreadLocalRandom.current().nextInt(3) == 0 ? "redrive" : "discard");
    }
  }

  private void poison(String service) throws IOException, InterruptedException {
    BasicProperties properties =
        new BasicProperties.Builder()
            .messageId(UUID.randomUUID().toString())
            .correlationId(UUID.randomUUID().toString())
            .type("poison.brewed.v1")
            .contentType("application/json")
            .deliveryMode(2)
            .build();
    byte[] body = "{".getBytes(StandardCharsets.UTF_8);
    try (Mailbox mailbox = new Mailbox(system.broker(), service)) {
      mailbox.put(List.of(new Letter(properties, body)));
    }
  }

  /** Discards everything that is parked now. */
  void clear() {
    for (String service : CheckoutSystem.SERVICES) {
      letters(service).forEach(letter -> settle(service, letter, "discard"));
    }
  }

  private List<Long> letters(String service) {
    return system
        .books()
        .of(service)
        .sql("select id from saga.dead_letter where state = 'PARKED' order by id limit 10")
        .query(Long.class)
        .list();
  }

  /** An operator who gets no answer looks at the list again. */
  private void settle(String service, long letter, String action) {
    Rest.postLater(
            system.service(service).uri("/actuator/deadletters/" + letter + "/" + action),
            UUID.randomUUID().toString(),
            Map.of("actor", "sweep", "why", "crash points"))
        .handle((answer, away) -> answer)
        .join();
  }
}
