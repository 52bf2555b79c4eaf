package dev.sagas.drift;

import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.Gap;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Brings a backfill to a stand in its middle, before the progress of a batch is noted. */
final class Interrupted implements BeanPostProcessor {

  /** Reached when the backfill stands still. */
  final CountDownLatch standing = new CountDownLatch(1);

  private final AtomicInteger left;

  Interrupted(int batches) {
    this.left = new AtomicInteger(batches);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DeliveryLedger ledger ? new Standing(ledger) : bean;
  }

  private final class Standing implements DeliveryLedger {
    private final DeliveryLedger ledger;

    private Standing(DeliveryLedger ledger) {
      this.ledger = ledger;
    }

    @Override
    public boolean save(List<Gap> gaps, String worker, Instant until) {
      if (left.getAndDecrement() > 0) {
        return ledger.save(gaps, worker, until);
      }
      standing.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("killed");
    }

    @Override
    public void observed(Observation seen) {
      ledger.observed(seen);
    }

    @Override
    public List<Gap> unfilled() {
      return ledger.unfilled();
    }

    @Override
    public List<Gap> claim(String worker, Instant now, Instant until) {
      return ledger.claim(worker, now, until);
    }

    @Override
    public Set<UUID> unhandled(String queue, Collection<UUID> eventIds) {
      return ledger.unhandled(queue, eventIds);
    }
  }
}
