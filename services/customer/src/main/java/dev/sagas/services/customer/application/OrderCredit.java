package dev.sagas.services.customer.application;

import dev.sagas.services.customer.domain.CreditOutcome;
import dev.sagas.services.customer.domain.CreditRefusal;
import dev.sagas.services.customer.domain.CreditReservation;
import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.domain.Money;
import dev.sagas.services.customer.persistence.CreditReservations;
import dev.sagas.services.customer.persistence.Customers;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reserves, settles and releases the credit of an order, in the transaction of the caller. Each
 * locks the customer before it reads the reservation: whatever concerns one customer happens one
 * after the other.
 */
@Service
public class OrderCredit {

  private final Customers customers;
  private final CreditReservations reservations;
  private final Clock clock;

  OrderCredit(Customers customers, CreditReservations reservations, Clock clock) {
    this.customers = customers;
    this.reservations = reservations;
    this.clock = clock;
  }

  /** Holds an order's total against its customer's limit. */
  public CreditOutcome reserve(UUID orderId, UUID customerId, Money total) {
    CreditOutcome outcome =
        decide(
            orderId,
            customerId,
            (customer, known) -> customer.reserve(orderId, total, known, clock.instant()),
            new CreditOutcome.Refused(CreditRefusal.UNKNOWN_CUSTOMER));
    if (outcome instanceof CreditOutcome.Reserved reserved) {
      reservations.add(reserved.reservation());
    }
    return outcome;
  }

  /** Takes a paid order off its customer's exposure. */
  public CreditOutcome settle(UUID orderId, UUID customerId) {
    return decide(
        orderId,
        customerId,
        (customer, known) -> customer.settle(known, clock.instant()),
        new CreditOutcome.Ignored("unknown customer"));
  }

  /** Gives back what an order still holds. */
  public CreditOutcome release(UUID orderId, UUID customerId) {
    return decide(
        orderId,
        customerId,
        (customer, known) -> customer.release(known, clock.instant()),
        new CreditOutcome.Ignored("unknown customer"));
  }

  private CreditOutcome decide(
      UUID orderId, UUID customerId, Decision decision, CreditOutcome withoutCustomer) {
    return customers
        .lock(customerId)
        .map(
            customer ->
                decision.apply(customer, reservations.find(orderId, customerId).orElse(null)))
        .orElse(withoutCustomer);
  }

  private interface Decision
      extends BiFunction<Customer, @Nullable CreditReservation, CreditOutcome> {}
}
