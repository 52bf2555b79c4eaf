package dev.sagas.verification.exploration;

import static dev.sagas.verification.exploration.CheckoutServices.CUSTOMER;
import static dev.sagas.verification.exploration.CheckoutServices.INVENTORY;
import static dev.sagas.verification.exploration.CheckoutServices.ORDER;

import dev.sagas.services.customer.domain.CreditReservation;
import dev.sagas.services.customer.domain.CreditState;
import dev.sagas.services.inventory.domain.StockReservation;
import dev.sagas.services.inventory.domain.StockState;
import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderState;
import dev.sagas.services.order.domain.StateChange;
import dev.sagas.test.explore.Invariant;
import dev.sagas.test.explore.SagaView;
import dev.sagas.verification.exploration.ProviderBooks.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What holds for each order, in every state of the world or at its end. */
final class CheckoutInvariants {

  private static final Map<OrderState, Set<OrderState>> MAY_FOLLOW =
      Map.of(
          OrderState.PENDING, Set.of(OrderState.CONFIRMED, OrderState.CANCELLING),
          OrderState.CONFIRMED, Set.of(OrderState.COMPLETED, OrderState.CANCELLING),
          OrderState.COMPLETED, Set.of(OrderState.CANCELLING),
          OrderState.CANCELLING, Set.of(OrderState.CANCELLED),
          OrderState.CANCELLED, Set.of());

  private static final List<String> ONCE =
      List.of(
          "order.placed.v1",
          "order.confirmed.v1",
          "order.completed.v1",
          "order.cancelled.v1",
          "order.closed.v1",
          "payment.authorization-requested.v1",
          "payment.authorized.v1",
          "payment.captured.v1");

  /** What was refused is not granted as well. */
  private static final Map<String, String> EITHER =
      Map.of(
          "customer.credit-reserved.v1", "customer.credit-rejected.v1",
          "inventory.stock-reserved.v1", "inventory.stock-rejected.v1",
          "payment.authorized.v1", "payment.declined.v1",
          "payment.captured.v1", "payment.capture-failed.v1");

  private CheckoutInvariants() {}

  static List<Invariant> all() {
    return List.of(
        CheckoutInvariants::history,
        CheckoutInvariants::emittedOnce,
        CheckoutInvariants::grantedOrRefused,
        CheckoutInvariants::money,
        CheckoutInvariants::end);
  }

  private static Optional<String> history(SagaView saga) {
    List<StateChange> changes = order(saga).map(Order::history).orElse(List.of());
    for (int i = 1; i < changes.size(); i++) {
      OrderState before = changes.get(i - 1).state();
      StateChange change = changes.get(i);
      if (!MAY_FOLLOW.getOrDefault(before, Set.of()).contains(change.state())
          || (change.state() == OrderState.CANCELLING && !mayCancel(before, change))) {
        return Optional.of("order went through " + changes.subList(0, i + 1));
      }
    }
    return Optional.empty();
  }

  private static boolean mayCancel(OrderState before, StateChange change) {
    Cancellation why = Objects.requireNonNull(change.cancellation());
    return switch (why.reason()) {
      case CANCELLATION_REQUESTED -> true;
      case CAPTURE_FAILED -> before == OrderState.CONFIRMED;
      case CREDIT_REJECTED, STOCK_REJECTED, PAYMENT_DECLINED, DEADLINE_PASSED ->
          before == OrderState.PENDING;
    };
  }

  private static Optional<String> emittedOnce(SagaView saga) {
    return ONCE.stream()
        .filter(type -> saga.emitted(type) > 1)
        .map(type -> type + " was emitted " + saga.emitted(type) + " times")
        .findFirst();
  }

  private static Optional<String> grantedOrRefused(SagaView saga) {
    return EITHER.entrySet().stream()
        .filter(it -> saga.emitted(it.getKey()) > 0 && saga.emitted(it.getValue()) > 0)
        .map(it -> it.getKey() + " and " + it.getValue() + " were emitted")
        .findFirst();
  }

  private static Optional<String> money(SagaView saga) {
    ProviderBooks books = saga.outside(ProviderBooks.class);
    long held = books.sum(Status.HELD);
    long taken = books.sum(Status.CAPTURED);
    if (books.accounts().size() > 1) {
      return Optional.of("the provider was made to hold the amount twice");
    }
    if (saga.emitted("payment.released.v1") > 0 && held + taken > 0) {
      return Optional.of("payment.released was emitted while the provider has the money");
    }
    if (saga.emitted("payment.capture-failed.v1") > 0 && taken > 0) {
      return Optional.of("payment.capture-failed was emitted, and the money was taken");
    }
    boolean confirmed = saga.emitted("order.confirmed.v1") > 0;
    return taken > 0 && !confirmed
        ? Optional.of("money was taken for an order that was never confirmed")
        : Optional.empty();
  }

  private static Optional<String> end(SagaView saga) {
    Optional<Order> order = order(saga);
    if (order.isEmpty()) {
      return Optional.empty();
    }
    OrderState state = order.get().progress().state();
    if (!saga.ended()) {
      // A closed order means that everyone has undone what there was.
      return state == OrderState.CANCELLED ? cancelled(saga) : Optional.empty();
    }
    return switch (state) {
      case COMPLETED -> completed(saga, order.get());
      case CANCELLED -> cancelled(saga);
      case PENDING, CONFIRMED, CANCELLING ->
          Optional.of("order is " + state + " for ever: nothing is left to happen");
    };
  }

  private static Optional<String> completed(SagaView saga, Order order) {
    ProviderBooks books = saga.outside(ProviderBooks.class);
    if (books.sum(Status.CAPTURED) != order.progress().total().amount()) {
      return Optional.of(
          "order is COMPLETED, and %d were taken of %d"
              .formatted(books.sum(Status.CAPTURED), order.progress().total().amount()));
    }
    if (credit(saga) != CreditState.SETTLED) {
      return Optional.of("order is COMPLETED, and its credit is " + credit(saga));
    }
    return stock(saga) == StockState.COMMITTED && saga.emitted("order.completed.v1") == 1
        ? Optional.empty()
        : Optional.of("order is COMPLETED, and its stock is " + stock(saga));
  }

  private static Optional<String> cancelled(SagaView saga) {
    ProviderBooks books = saga.outside(ProviderBooks.class);
    if (books.sum(Status.CAPTURED) + books.sum(Status.HELD) != 0) {
      return Optional.of("order is CANCELLED, and the provider has its money");
    }
    if (credit(saga) == CreditState.RESERVED) {
      return Optional.of("order is CANCELLED, and its credit is RESERVED");
    }
    StockState stock = stock(saga);
    return stock == StockState.RESERVED || stock == StockState.COMMITTED
        ? Optional.of("order is CANCELLED, and its stock is " + stock)
        : Optional.empty();
  }

  private static Optional<Order> order(SagaView saga) {
    return saga.row(ORDER, MemoryOrders.TABLE, Order.class);
  }

  private static CreditState credit(SagaView saga) {
    return saga.row(CUSTOMER, MemoryCreditReservations.TABLE, CreditReservation.class)
        .map(CreditReservation::state)
        .orElse(CreditState.RELEASED);
  }

  private static StockState stock(SagaView saga) {
    return saga.row(INVENTORY, MemoryStockReservations.TABLE, StockReservation.class)
        .map(StockReservation::state)
        .orElse(StockState.RELEASED);
  }
}
