package dev.sagas.verification.exploration;

import static dev.sagas.verification.exploration.CheckoutServices.CUSTOMER;
import static dev.sagas.verification.exploration.CheckoutServices.INVENTORY;
import static dev.sagas.verification.exploration.CheckoutServices.ORDER;
import static dev.sagas.verification.exploration.CheckoutServices.PAYMENT;

import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.order.domain.Answers;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.test.explore.Budget;
import dev.sagas.test.explore.OutsideCalls;
import dev.sagas.test.explore.Substitutes;
import dev.sagas.test.explore.World;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every safeguard, taken away one by one. */
final class PlantedFaults {

  private static final Budget A_DUPLICATE = new Budget(1, 0, 0, 0, 0);
  private static final Substitutes SOUND = Substitutes.none();

  private PlantedFaults() {}

  static Stream<PlantedFault> all() {
    return Stream.of(library(), locks(), decisions(), provider()).flatMap(List::stream);
  }

  private static List<PlantedFault> library() {
    return List.of(
        at("inbox key off", CUSTOMER, SOUND.withInbox(WeakStores::noInbox), A_DUPLICATE),
        at("fence off", CUSTOMER, SOUND.withFence(WeakStores::noFence), Budget.NOTHING),
        at(
            "fence not checked by the step",
            INVENTORY,
            SOUND.withFence(WeakStores::uncheckedFence),
            Budget.NOTHING),
        at(
            "fence rolled back with the compensation that found nothing",
            INVENTORY,
            SOUND.withFence(WeakStores::forgetfulFence),
            Budget.NOTHING),
        at(
            "one step of two closed by a compensation",
            INVENTORY,
            SOUND.withFence(WeakStores::halfFence),
            Budget.NOTHING),
        PlantedFault.of(
            "ack before commit",
            () -> one(Wiring.sound()).with(new Budget(0, 1, 0, 0, 0)).ackingEarly()),
        PlantedFault.of(
            "confirms off: what the broker refused is forgotten",
            () ->
                one(Wiring.sound())
                    .with(Losses.ONE)
                    .losing(Set.of(dev.sagas.event.EventType.parse("order.cancelled.v1")))),
        PlantedFault.of(
            "deadline off",
            () ->
                one(Wiring.sound().with(ORDER, noDeadline()))
                    .with(Losses.ONE)
                    .losing(Losses.FORWARD)),
        at(
            "inbox row of a calling handler before the call",
            PAYMENT,
            SOUND.withInbox(WeakStores::rowBeforeCall),
            Budget.NOTHING),
        at(
            "intent not committed before the call",
            PAYMENT,
            SOUND.withTransactions(WeakStores::intentRolledBack),
            Budget.NOTHING));
  }

  private static List<PlantedFault> locks() {
    return List.of(
        PlantedFault.of(
            "join not serialised",
            () ->
                one(
                    Wiring.sound()
                        .with(ORDER, noDeadline())
                        .withPayments(WeakRepositories::payments))),
        PlantedFault.of(
            "answers not under a lock",
            () -> one(Wiring.sound().withOrders(WeakRepositories::orders))),
        PlantedFault.of(
            "credit not under the customer's lock",
            () ->
                new Shop(2, 2, List.of(1, 1), false)
                    .world(Wiring.sound().withCustomers(WeakRepositories::customers))));
  }

  private static List<PlantedFault> decisions() {
    return List.of(
        code(
            "deadline also from CONFIRMED",
            CancellationReason.class,
            "cancels",
            Sabotage.DeadlineFromConfirmed.class),
        code(
            "capture-failed from other states",
            CancellationReason.class,
            "cancels",
            Sabotage.CaptureFailedFromAnywhere.class),
        code(
            "closed before all have answered",
            Answers.class,
            "complete",
            Sabotage.TwoAnswersAreEnough.class),
        code(
            "late approval not released",
            Payment.class,
            "cancel",
            Sabotage.AuthorizingIsReleasedAtOnce.class),
        code(
            "declined payment does not answer a cancellation",
            Payment.class,
            "cancel",
            Sabotage.DeclinedDoesNotAnswer.class),
        code(
            "release left to the parked call",
            Payment.class,
            "cancel",
            Sabotage.ReleaseIsLeftToTheParkedCall.class),
        code(
            "approval recorded in any state",
            Payment.class,
            "authorize",
            Sabotage.RecordedInAnyState.class),
        code(
            "failed capture not voided",
            Payment.class,
            "cancel",
            Sabotage.FailedCaptureHoldsNothing.class),
        code(
            "credit undone without a look at its state",
            Customer.class,
            "release",
            Sabotage.SettledCreditIsReleased.class),
        code(
            "stock undone without a look at its state",
            Product.class,
            "putBack",
            Sabotage.NothingIsPutBack.class));
  }

  private static List<PlantedFault> provider() {
    Redefinition oneKey = Redefinition.of(IdempotencyKey.class, "for", Sabotage.OneKey.class);
    return List.of(
        port("unknown taken for declined", WeakPort::unknownIsDeclined),
        port("nothing found taken for proof", WeakPort::nothingFoundIsProof),
        port("time-out taken for a failed capture", WeakPort::captureTimeOutIsFailure),
        port("void without refund", WeakPort::voidWithoutRefund),
        new PlantedFault(
            "one idempotency key for all operations",
            oneKey,
            () -> one(Wiring.sound().withProvider(it -> new WeakPort(it.outside())))));
  }

  private static World one(Wiring wiring) {
    return Shop.forOne(1, 1).world(wiring);
  }

  private static Substitutes noDeadline() {
    return SOUND.withOutbox(outbox -> WeakStores.without(outbox, "order.deadline-passed.v1"));
  }

  private static PlantedFault at(String name, String service, Substitutes parts, Budget budget) {
    return PlantedFault.of(name, () -> one(Wiring.sound().with(service, parts)).with(budget));
  }

  private static PlantedFault code(String name, Class<?> type, String method, Class<?> advice) {
    return new PlantedFault(name, Redefinition.of(type, method, advice), () -> one(Wiring.sound()));
  }

  private static PlantedFault port(String name, Function<OutsideCalls, PaymentProvider> port) {
    return PlantedFault.of(
        name, () -> one(Wiring.sound().withProvider(service -> port.apply(service.outside()))));
  }
}
