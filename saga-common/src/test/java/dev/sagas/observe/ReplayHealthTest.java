package dev.sagas.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.replay.MemoryReplays;
import dev.sagas.replay.ReplayProgress;
import dev.sagas.replay.ReplayStart;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class ReplayHealthTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ReplayStart START = new ReplayStart.Beginning();

  private final MemoryReplays store = new MemoryReplays(NOW);

  ReplayHealthTest() {
    ReplayProgress old = ReplayProgress.begin("old", START, new UUID(0, 1), NOW);
    store.save(old.refused("it was too old", NOW), "one", NOW);
  }

  @Test
  void isDownForTheReplayThatIsAskedForNowOnly() {
    assertThat(health("old", START).health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health("new", START).health().getStatus()).isEqualTo(Status.UP);
    assertThat(health("new", START).health().getDetails().toString()).contains("it was too old");
  }

  @Test
  void saysThatAnotherStartNeedsAnotherName() {
    assertThat(health("old", START).health().getDetails().toString()).doesNotContain("asked");
    assertThat(health("old", new ReplayStart.At(7)).health().getDetails().toString())
        .contains("to replay from 7 another saga.replay.id is needed");
  }

  private ReplayHealth health(String id, ReplayStart start) {
    return new ReplayHealth(store, id, start);
  }
}
