package dev.sagas.choreography.verify;

import static dev.sagas.choreography.graph.MadeUp.emits;
import static dev.sagas.choreography.graph.MadeUp.emitsWithDeadline;
import static dev.sagas.choreography.graph.MadeUp.join;
import static dev.sagas.choreography.graph.MadeUp.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.graph.MadeUp;
import dev.sagas.choreography.graph.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleCheckTest {

  @Test
  void aSoundChoreographyHasNone() {
    assertThat(findings(Shop.shop(), Shop.store(), Shop.till())).isEmpty();
  }

  @Test
  void namesEveryHandlerOnTheWayRoundOnce() {
    MadeUp ping =
        service("a")
            .publishes("a.ping.v1")
            .useCase("Begin.begin", emits("a.ping.v1"))
            .on("b.pong.v1", "pong", emits("a.ping.v1"));
    MadeUp pong = service("b").publishes("b.pong.v1").on("a.ping.v1", "ping", emits("b.pong.v1"));

    assertThat(findings(ping, pong))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).isEqualTo("b, ping; a, pong");
              assertThat(finding.problem()).contains("a.ping.v1 -> b.pong.v1 -> a.ping.v1");
            });
  }

  @Test
  void aDeadlineThatSchedulesItselfIsACycleToo() {
    MadeUp clock =
        service("a")
            .publishes("a.ticked.v1", "a.told.v1")
            .on("a.ticked.v1", "tick", emitsWithDeadline("a.told.v1", "a.ticked.v1"));

    assertThat(findings(clock)).singleElement().extracting(Finding::place).isEqualTo("a, tick");
  }

  private static List<Finding> findings(MadeUp... services) {
    return new CycleCheck(join(services)).findings();
  }
}
