package dev.sagas.verification.exploration;

import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.persistence.Customers;
import dev.sagas.services.order.application.Orders;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.util.Optional;
import java.util.UUID;

/** Repositories that read without a lock, so that two transactions may see the same. */
final class WeakRepositories {

  private WeakRepositories() {}

  static Payments payments(MemoryService service) {
    Table<Payment> table = service.database().table(MemoryPayments.TABLE, Payment.class);
    return new Payments() {
      @Override
      public Payment lockOrCreate(UUID orderId) {
        return find(orderId).orElseGet(() -> MemoryPayments.create(table, orderId));
      }

      @Override
      public Payment lock(UUID orderId) {
        return find(orderId).orElseThrow();
      }

      @Override
      public Optional<Payment> find(UUID orderId) {
        return table.glance(orderId);
      }
    };
  }

  static Orders orders(MemoryService service) {
    Table<Order> table = service.database().table(MemoryOrders.TABLE, Order.class);
    return new Orders() {
      @Override
      public void add(Order order) {
        table.insert(order.id(), order);
      }

      @Override
      public Optional<Order> lock(UUID id) {
        return table.glance(id);
      }
    };
  }

  static Customers customers(MemoryService service) {
    Table<Customer> table = service.database().sharedTable(MemoryCustomers.TABLE, Customer.class);
    return new Customers() {
      @Override
      public void add(Customer customer) {
        table.insert(customer.id(), customer);
      }

      @Override
      public Optional<Customer> find(UUID id) {
        return table.glance(id);
      }

      @Override
      public Optional<Customer> lock(UUID id) {
        return table.glance(id);
      }
    };
  }
}
