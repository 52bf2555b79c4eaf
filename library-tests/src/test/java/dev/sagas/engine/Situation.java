package dev.sagas.engine;

import dev.sagas.test.PrivateServers;
import dev.sagas.test.SettableClock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * A running lab that a promise is put to the test in.
 *
 * @param patience how long a promise may take to be kept
 */
record Situation(PrivateServers servers, LabInstance lab, SettableClock clock, Duration patience) {

  void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(patience).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  /** How many rows of {@code key} are in the outbox. */
  long rows(String key) {
    Long rows =
        Lab.jdbc(servers)
            .queryForObject(
                "select count(*) from saga.outbox where ordering_key = ?", Long.class, key);
    return rows == null ? 0 : rows;
  }
}
