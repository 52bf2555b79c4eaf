package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sagas.event.EventEnvelope;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Changes are told as they come. */
class ChangesIT extends RunningOrderView {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private DataSource database;
  @Autowired private ThreadPoolTaskScheduler scheduler;

  private final List<EventEnvelope> story =
      Stories.completed(UUID.randomUUID(), "LAMP", Instant.parse("2026-11-01T10:00:00Z"));
  private final String order = story.get(0).sagaId().toString();

  @Test
  void tellsOfEachSagaThatChanges() {
    try (Following client = Following.from(rest.getRootUri())) {
      keep(Stories.until("order.placed.v1", story));
      await().atMost(PATIENCE).until(() -> client.state(order).equals("PENDING"));

      keep(story);
      await().atMost(PATIENCE).until(() -> client.state(order).equals("COMPLETED"));
    }
  }

  /** Of two threads, so that a look that hangs does not keep streams from being kept alive. */
  @Test
  void looksOnTheSchedulerThatIsForShortWork() {
    assertThat(scheduler.getThreadNamePrefix()).isEqualTo("scheduling-");
    assertThat(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize()).isEqualTo(2);
  }

  @Test
  void tellsWhoResumesWhatHasChangedMeanwhile() {
    String last;
    try (Following client = Following.from(rest.getRootUri())) {
      keep(Stories.until("order.placed.v1", story));
      await().atMost(PATIENCE).until(() -> client.state(order).equals("PENDING"));
      last = client.lastId();
    }
    keep(story);

    try (Following client = Following.resumed(rest.getRootUri(), last)) {
      await().atMost(PATIENCE).until(() -> client.state(order).equals("COMPLETED"));
      assertThat(client.events()).doesNotContain("reset");
    }
  }

  @Test
  void hasWhoCannotResumeBeginAnew() {
    try (Following client = Following.resumed(rest.getRootUri(), "long ago")) {
      await().atMost(PATIENCE).until(() -> client.events().contains("reset"));
    }
  }

  /** A rebuild takes hours, and services that are asked for their vital signs may not answer. */
  @Test
  void tellsOfChangesWhileARebuildAndSamplingHang() throws Exception {
    try (Connection lock = database.getConnection();
        Statement statement = lock.createStatement();
        Following client = Following.from(rest.getRootUri())) {
      lock.setAutoCommit(false);
      statement.execute("lock table generation, sampling in share mode");
      try {
        await().atMost(PATIENCE).until(() -> hanging() == 2);

        keep(story);

        await().atMost(PATIENCE).until(() -> client.state(order).equals("COMPLETED"));
        assertThat(hanging()).isEqualTo(2);
      } finally {
        lock.rollback();
        lock.setAutoCommit(true);
      }
    }
  }

  private long hanging() {
    return jdbc.sql(
            """
            select count(distinct relation) from pg_locks
            where not granted and relation in ('generation'::regclass, 'sampling'::regclass)
            """)
        .query(Long.class)
        .single();
  }
}
