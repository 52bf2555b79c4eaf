package dev.sagas.verification.exploration;

import static dev.sagas.verification.exploration.CheckoutServices.CUSTOMER;
import static dev.sagas.verification.exploration.CheckoutServices.INVENTORY;

import dev.sagas.services.customer.domain.CreditReservation;
import dev.sagas.services.customer.domain.CreditState;
import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.inventory.domain.StockReservation;
import dev.sagas.services.inventory.domain.StockState;
import dev.sagas.test.explore.Balance;
import dev.sagas.test.explore.SagaView;
import java.util.List;

/** What all orders together hold of credit and stock is what customers and products say. */
final class CheckoutBalances {

  private CheckoutBalances() {}

  /**
   * The balances of a shop.
   *
   * @param pieces how many of all products there were before any order
   */
  static List<Balance> of(long pieces) {
    return List.of(
        new Balance(
            "exposure",
            CheckoutBalances::owed,
            shared ->
                shared.rows(CUSTOMER, MemoryCustomers.TABLE, Customer.class).stream()
                    .mapToLong(customer -> customer.exposure().amount())
                    .sum()),
        new Balance(
            "reserved stock",
            saga -> pieces(saga, StockState.RESERVED),
            shared ->
                shared.rows(INVENTORY, MemoryProducts.TABLE, Product.class).stream()
                    .mapToLong(Product::reserved)
                    .sum()),
        new Balance(
            "stock that has left",
            saga -> pieces(saga, StockState.COMMITTED) - restocked(saga),
            shared ->
                pieces
                    - shared.rows(INVENTORY, MemoryProducts.TABLE, Product.class).stream()
                        .mapToLong(Product::onHand)
                        .sum()));
  }

  private static long owed(SagaView saga) {
    return saga.rows(CUSTOMER, MemoryCreditReservations.TABLE, CreditReservation.class).stream()
        .filter(reservation -> reservation.state() == CreditState.RESERVED)
        .mapToLong(reservation -> reservation.amount().amount())
        .sum();
  }

  private static long pieces(SagaView saga, StockState state) {
    return saga.rows(INVENTORY, MemoryStockReservations.TABLE, StockReservation.class).stream()
        .filter(reservation -> reservation.state() == state)
        .flatMap(reservation -> reservation.lines().bySku().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private static long restocked(SagaView saga) {
    return saga.rows(INVENTORY, Shop.RESTOCKED, Long.class).stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
