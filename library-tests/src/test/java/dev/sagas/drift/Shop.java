package dev.sagas.drift;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The service order, which publishes by its outbox. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Participant(
    value = "order",
    publishes = @Publishes(type = "order.placed.v1", body = Shop.Placed.class, terminal = true))
public class Shop {

  private final Outbox outbox;
  private final TransactionTemplate transactions;

  Shop(Outbox outbox, PlatformTransactionManager transactions) {
    this.outbox = outbox;
    this.transactions = new TransactionTemplate(transactions);
  }

  record Placed(String orderId) {}

  /** Commits an order; returns its event's id. */
  UUID place() {
    List<UUID> ids =
        transactions.execute(status -> outbox.append(List.of(NewEvent.of(new Placed("1")))));
    if (ids == null) {
      throw new IllegalStateException("nothing was stored");
    }
    return ids.get(0);
  }
}
