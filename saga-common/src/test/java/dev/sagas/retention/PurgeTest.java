package dev.sagas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class InboxPurgeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);

  @Test
  void deletesBatchesUntilOneIsNotFull() {
    Rows rows = new Rows(12_000);
    InboxPurge purge =
        new InboxPurge(
            rows,
            TransactionOperations.withoutTransaction(),
            RETENTION,
            Duration.ofMinutes(10),
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(purge.purge()).isEqualTo(12_000);
    assertThat(rows.batches).containsExactly(5_000, 5_000, 2_000);
    assertThat(rows.moments).containsOnly(NOW.minus(RETENTION));
    assertThat(purge.purge()).isZero();
  }

  /** Old rows, which go by the batch. */
  private static final class Rows implements InboxStore {
    private final List<Integer> batches = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private int old;

    Rows(int old) {
      this.old = old;
    }

    @Override
    public int purge(Instant moment, int limit) {
      int batch = Math.min(old, limit);
      old -= batch;
      batches.add(batch);
      moments.add(moment);
      return batch;
    }

    @Override
    public boolean insert(String queue, UUID eventId, Instant now) {
      throw new UnsupportedOperationException("not part of a purge");
    }

    @Override
    public boolean contains(String queue, UUID eventId) {
      throw new UnsupportedOperationException("not part of a purge");
    }
  }
}
