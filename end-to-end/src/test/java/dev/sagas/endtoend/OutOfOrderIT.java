package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Mailbox;
import dev.sagas.endtoend.system.Mailbox.Letter;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import dev.sagas.test.EventProbe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No order of delivery across exchanges is promised, so every order must do. */
class OutOfOrderIT {

  private static final String ONE_AFTER_THE_OTHER = "saga.inbox.workers=1";
  private static final String PLACED = "order.placed.v1";
  private static final String CREDIT = "customer.credit-reserved.v1";
  private static final String STOCK = "inventory.stock-reserved.v1";
  private static final List<List<String>> ARRIVALS =
      List.of(
          List.of(PLACED, CREDIT, STOCK),
          List.of(PLACED, STOCK, CREDIT),
          List.of(CREDIT, PLACED, STOCK),
          List.of(CREDIT, STOCK, PLACED),
          List.of(STOCK, PLACED, CREDIT),
          List.of(STOCK, CREDIT, PLACED));

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final Books books = system.books();

  @Test
  void paysInEachOrderInWhichItsThreeInputsArrive() throws Exception {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 100);
    system.awaitQuiet();
    system.service("payment").kill();
    List<UUID> orders = new ArrayList<>();
    ARRIVALS.forEach(arrival -> orders.add(till.checkout(customer, Till.VISA, new Line(sku, 1))));

    try (Mailbox mailbox = new Mailbox(system.broker(), "payment")) {
      mailbox.put(rearranged(mailbox.take(3 * ARRIVALS.size()), orders));
    }
    system.service("payment").start(ONE_AFTER_THE_OTHER).awaitReady();

    orders.forEach(
        order -> assertThat(till.awaitEnd(order).path("state").asText()).isEqualTo("COMPLETED"));
    system.awaitQuiet();
    restart("payment");
  }

  private static List<Letter> rearranged(List<Letter> letters, List<UUID> orders) {
    Map<String, List<Letter>> bySaga = new LinkedHashMap<>();
    letters.forEach(
        letter -> bySaga.computeIfAbsent(letter.sagaId(), saga -> new ArrayList<>()).add(letter));
    List<Letter> rearranged = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      List<String> arrival = ARRIVALS.get(i);
      List<Letter> three = bySaga.getOrDefault(orders.get(i).toString(), List.of());
      assertThat(three).hasSize(3);
      rearranged.addAll(
          three.stream()
              .sorted(Comparator.comparing(letter -> arrival.indexOf(letter.type())))
              .toList());
    }
    return rearranged;
  }

  @Test
  void doesNothingForAnOrderWhoseCancellationCameFirst() throws Exception {
    List<String> participants = List.of("customer", "inventory", "payment");
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 100);
    system.awaitQuiet();
    participants.forEach(name -> system.service(name).kill());

    UUID order = till.checkout(customer, Till.VISA, new Line(sku, 1));
    assertThat(till.cancel(order).status()).isEqualTo(202);
    for (String participant : participants) {
      try (Mailbox mailbox = new Mailbox(system.broker(), participant)) {
        List<Letter> letters = new ArrayList<>(mailbox.take(2));
        letters.sort(Comparator.comparing(Letter::type));
        assertThat(letters).extracting(Letter::type).containsExactly("order.cancelled.v1", PLACED);
        mailbox.put(letters);
      }
    }
    try (EventProbe probe = system.probe()) {
      participants.forEach(name -> system.service(name).start(ONE_AFTER_THE_OTHER));
      participants.forEach(name -> system.service(name).awaitReady());

      assertThat(till.awaitEnd(order).path("state").asText()).isEqualTo("CANCELLED");
      for (String type :
          List.of(
              "customer.credit-released.v1",
              "inventory.stock-released.v1",
              "payment.released.v1")) {
        assertThat(probe.await(type, order).body().path("effect").asText())
            .as(type)
            .isEqualTo("NOTHING_TO_RELEASE");
      }
    }
    system.awaitQuiet();
    assertThat(books.fence("customer", order, "reserve-credit")).isEqualTo("BARRED");
    assertThat(books.fence("inventory", order, "reserve-stock")).isEqualTo("BARRED");
    assertThat(books.fence("payment", order, "note-order")).isEqualTo("BARRED");
    assertThat(books.credit(order)).isEqualTo("NONE");
    assertThat(books.stock(order)).isEqualTo("NONE");
    assertThat(books.provider(order)).isEqualTo(Books.ProviderBooks.NOTHING);
    restart(participants.toArray(String[]::new));
  }

  private void restart(String... services) {
    for (String service : services) {
      system.service(service).kill();
      system.service(service).start();
    }
    for (String service : services) {
      system.service(service).awaitReady();
    }
  }
}
