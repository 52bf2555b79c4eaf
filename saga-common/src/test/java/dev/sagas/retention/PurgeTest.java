package dev.sagas.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PurgeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);

  @Test
  void deletesBatchesUntilOneIsNotFull() {
    Rows rows = new Rows(12_000);
    Purge purge = every(Duration.ofMinutes(10), rows);

    assertThat(purge.purge()).isEqualTo(12_000);
    assertThat(rows.batches).containsExactly(5_000, 5_000, 2_000);
    assertThat(rows.moments).containsOnly(NOW.minus(RETENTION));
    assertThat(purge.purge()).isZero();
  }

  @Test
  void goesOnAfterAFailure() {
    Rows rows = new Rows(1);
    Purge purge =
        every(
            Duration.ofMillis(1),
            (moment, limit) -> {
              int deleted = rows.deleteBefore(moment, limit);
              if (rows.batches.size() == 1) {
                throw new IllegalStateException("the database is away");
              }
              return deleted;
            });
    purge.start();
    try {
      Awaitility.await().until(() -> rows.batches.size() > 2);
    } finally {
      purge.stop();
    }
    assertThat(purge.isRunning()).isFalse();
  }

  private static Purge every(Duration interval, Purge.Batch batch) {
    return new Purge("rows", batch, 5_000, RETENTION, interval, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Old rows, which go by the batch. */
  private static final class Rows implements Purge.Batch {
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private int old;

    Rows(int old) {
      this.old = old;
    }

    @Override
    public int deleteBefore(Instant moment, int limit) {
      int batch = Math.min(old, limit);
      old -= batch;
      batches.add(batch);
      moments.add(moment);
      return batch;
    }
  }
}
