package dev.sagas.services.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.RunningPaymentService;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.services.payment.domain.PaymentState;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The three inputs of one payment at the same moment, each in a transaction of its own. */
class JoinIT extends RunningPaymentService {

  private static final int ROUNDS = 150;
  private static final int INPUTS = 3;

  private final ExecutorService threads = Executors.newFixedThreadPool(INPUTS);

  @Autowired private CheckoutHandlers handlers;
  @Autowired private Payments payments;
  @Autowired private EntityManager entities;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Clock clock;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void firesExactlyOnceWhenAllThreeComeAtOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      UUID order = UUID.randomUUID();

      List<Future<Reaction>> reactions = allAtOnce(handlers, order);

      long fired = 0;
      for (Future<Reaction> reaction : reactions) {
        fired += reaction.get().emitted().size();
      }
      assertThat(fired).as("round " + round).isEqualTo(1);
      assertThat(payments.find(order))
          .get()
          .extracting(Payment::state)
          .isEqualTo(PaymentState.READY);
    }
  }

  /** The negative control: what the lock is for. */
  @Test
  void withoutTheLockEachInputFindsTheOtherTwoMissing() throws Exception {
    UUID order = UUID.randomUUID();
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> payments.lockOrCreate(order));

    List<Future<Reaction>> reactions =
        allAtOnce(new CheckoutHandlers(new UnlockedPayments(), clock), order);

    int committed = 0;
    for (Future<Reaction> reaction : reactions) {
      try {
        assertThat(reaction.get().emitted()).isEmpty();
        committed++;
      } catch (ExecutionException refused) {
        // The version catches the forgotten lock: no update is lost, but the input is refused.
        assertThat(refused).hasCauseInstanceOf(OptimisticLockingFailureException.class);
      }
    }
    assertThat(committed).isEqualTo(1);
  }

  private List<Future<Reaction>> allAtOnce(CheckoutHandlers target, UUID order) throws Exception {
    CyclicBarrier start = new CyclicBarrier(INPUTS);
    OrderPlaced placed =
        new OrderPlaced(order, UUID.randomUUID(), new Money(5098, "GBP"), "pm_card_visa");
    OrderReference other = new OrderReference(order);
    Stream<Callable<Reaction>> inputs =
        Stream.of(
            () -> target.noteOrder(placed),
            () -> target.noteCredit(other),
            () -> target.noteStock(other));
    List<Callable<Reaction>> transactional =
        inputs.map(input -> inTransaction(start, input)).toList();
    return threads.invokeAll(transactional, 1, TimeUnit.MINUTES);
  }

  private Callable<Reaction> inTransaction(CyclicBarrier start, Callable<Reaction> input) {
    return () -> {
      start.await();
      return new TransactionTemplate(transactions)
          .execute(
              status -> {
                try {
                  return input.call();
                } catch (RuntimeException failure) {
                  throw failure;
                } catch (Exception impossible) {
                  throw new IllegalStateException(impossible);
                }
              });
    };
  }

  /** Reads as one would without thinking of the others, who read at the same moment. */
  private final class UnlockedPayments implements Payments {

    private final CyclicBarrier allHaveRead = new CyclicBarrier(INPUTS);

    @Override
    public Payment lockOrCreate(UUID orderId) {
      Payment payment = lock(orderId);
      try {
        allHaveRead.await(1, TimeUnit.MINUTES);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
      return payment;
    }

    @Override
    public Payment lock(UUID orderId) {
      return find(orderId).orElseThrow();
    }

    @Override
    public Optional<Payment> find(UUID orderId) {
      return entities
          .createQuery("select p from Payment p where p.orderId = :order", Payment.class)
          .setParameter("order", orderId)
          .getResultStream()
          .findFirst();
    }
  }
}
