package dev.sagas.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.jdbc.JdbcReplayStore;
import dev.sagas.replay.ReplayProgress.State;
import dev.sagas.test.SagaDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcReplayStoreIT {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static ReplayStore store;
  private static JdbcTemplate jdbc;

  @BeforeAll
  static void migrate() {
    DataSource source = SagaDatabase.create("replay-store");
    jdbc = new JdbcTemplate(source);
    store = new JdbcReplayStore(JdbcClient.create(source));
  }

  @BeforeEach
  void forget() {
    jdbc.execute("truncate saga.replay");
  }

  @Test
  void givesAReplayToOneInstanceUntilItsLeaseIsOver() {
    ReplayProgress first = claim("one", 0).orElseThrow();
    assertThat(claim("other", 10)).isEmpty();
    assertThat(claim("one", 10)).contains(first);

    assertThat(claim("other", 31)).contains(first);
    assertThat(save(first.read(5, NOW, 5, 1), "one")).isFalse();
    assertThat(save(first.read(7, NOW, 7, 2), "other")).isTrue();

    assertThat(store.all()).containsExactly(first.read(7, NOW, 7, 2));
  }

  /** What is live is told by when the replay began, and history ends at its mark. */
  @Test
  void keepsWhatTheFirstInstanceBeganWith() {
    ReplayProgress first = claim("one", 0).orElseThrow();

    ReplayProgress second = claim("other", 100).orElseThrow();

    assertThat(second.begunAt()).isEqualTo(NOW);
    assertThat(second.mark()).isEqualTo(first.mark());
  }

  @Test
  void givesAReleasedReplayToOthersAtOnce() {
    ReplayProgress first = claim("one", 0).orElseThrow();

    store.release(first.id(), "other", NOW.plusSeconds(1));
    assertThat(claim("other", 2)).isEmpty();
    store.release(first.id(), "one", NOW.plusSeconds(1));

    assertThat(claim("other", 2)).contains(first);
  }

  @Test
  void givesARefusedReplayAnotherChance() {
    ReplayProgress read = claim("one", 0).orElseThrow().read(7, NOW, 7, 2);
    save(read.refused("too old", NOW), "one");
    assertThat(store.all()).extracting(ReplayProgress::state).containsExactly(State.REFUSED);

    assertThat(claim("other", 1)).contains(read);
  }

  @Test
  void givesAnEndedReplayToNoOne() {
    save(claim("one", 0).orElseThrow().ended(NOW), "one");

    assertThat(claim("one", 1)).isEmpty();
    assertThat(claim("other", 1_000)).isEmpty();
  }

  private static Optional<ReplayProgress> claim(String worker, int second) {
    Instant now = NOW.plusSeconds(second);
    ReplayProgress asked =
        ReplayProgress.begin("id", new ReplayStart.Beginning(), UUID.randomUUID(), now);
    return store.claim(asked, worker, now, now.plusSeconds(20));
  }

  private static boolean save(ReplayProgress progress, String worker) {
    return store.save(progress, worker, NOW.plusSeconds(200));
  }
}
