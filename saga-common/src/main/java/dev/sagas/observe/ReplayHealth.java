package dev.sagas.observe;

import dev.sagas.replay.ReplayProgress;
import dev.sagas.replay.ReplayProgress.State;
import dev.sagas.replay.ReplayStart;
import dev.sagas.replay.ReplayStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * How far replays have come. DOWN when the one that is asked for was refused; UP while it runs,
 * since the service takes live events meanwhile.
 */
public final class ReplayHealth extends AbstractHealthIndicator {

  private final ReplayStore store;
  private final String id;
  private final ReplayStart start;

  /**
   * Health by what {@code store} knows.
   *
   * @param id the replay that is asked for now
   * @param start where it is to begin
   */
  public ReplayHealth(ReplayStore store, String id, ReplayStart start) {
    super("the progress of replays could not be read");
    this.store = store;
    this.id = id;
    this.start = start;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    List<ReplayProgress> replays = store.all();
    boolean refused =
        replays.stream().anyMatch(it -> it.state() == State.REFUSED && it.id().equals(id));
    health.status(refused ? "DOWN" : "UP");
    replays.forEach(replay -> health.withDetail(replay.id(), details(replay)));
  }

  private Map<String, Object> details(ReplayProgress replay) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", replay.state());
    details.put("from", replay.start().toString());
    details.put("read", replay.read());
    details.put("copied", replay.copied());
    if (replay.reached() != null) {
      details.put("reached", replay.reached());
    }
    if (replay.refusal() != null) {
      details.put("refusal", replay.refusal());
    }
    if (replay.id().equals(id) && !replay.start().equals(start)) {
      details.put("asked", "to replay from %s another saga.replay.id is needed".formatted(start));
    }
    return details;
  }
}
