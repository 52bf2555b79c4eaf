package dev.sagas.services.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.event.UuidV7;
import dev.sagas.inbox.BetweenDeliveries;
import dev.sagas.services.customer.application.Announcements;
import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.domain.Money;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What JPA holds back is written before the events that tell of it are stored: the row's lock gives
 * the events of one aggregate the order of its changes.
 */
class FlushIT extends RunningCustomerService {

  @Autowired private EntityManager entities;
  @Autowired private Announcements announcements;
  @Autowired private BetweenDeliveries between;
  @Autowired private TransactionOperations transactions;

  @Test
  void entitiesAreWrittenBeforeTheirEvents() {
    UUID id = UuidV7.next();
    Customer customer =
        new Customer(id, "Ada", "ada@example.org", new Money(1, "GBP"), Instant.now());

    transactions.executeWithoutResult(
        status -> {
          entities.persist(customer);
          announcements.registered(customer);

          assertThat(written(id)).isTrue();
        });
  }

  @Test
  void nothingOfADeliveryIsLeftInMemoryForTheNext() {
    UUID id = UuidV7.next();
    Customer customer =
        new Customer(id, "Ada", "ada@example.org", new Money(1, "GBP"), Instant.now());

    transactions.executeWithoutResult(
        status -> {
          entities.persist(customer);
          between.run();

          assertThat(written(id)).isTrue();
          assertThat(entities.contains(customer)).isFalse();
        });
  }

  private boolean written(UUID id) {
    return jdbc.sql("select exists (select from customer where id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
