package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sagas.rabbit.TopologyStatus.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TopologyVerifierTest {

  private final TopologyStatus status = new TopologyStatus(Clock.systemUTC());
  private final MemoryLedger ledger = new MemoryLedger();
  private final SampleTopology topology = new SampleTopology();
  private FakeManagementApi broker;
  private TopologyVerifier verifier;

  @BeforeEach
  void start() throws IOException {
    broker = new FakeManagementApi();
    broker.has(topology);
    verifier = verifier(Duration.ofMillis(20));
  }

  @AfterEach
  void stop() {
    verifier.stop();
    broker.close();
  }

  @Test
  void startsWithACompleteTopologyAndGoesOnChecking() {
    verifier.start();

    assertThat(status.latest().state()).isEqualTo(State.OK);
    assertThat(verifier.isRunning()).isTrue();
    await().untilAsserted(() -> assertThat(broker.requests).hasValueGreaterThan(6));
  }

  @Test
  void refusesToStartAndNamesEveryProblemWithItsFix() throws IOException {
    topology.bindings.removeIf(binding -> binding.exchange().equals("bank.events"));
    topology.queues.remove("shop.dead");
    broker.has(topology);

    assertThatThrownBy(verifier::start)
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("binding bank.events --bank.paid.v1--> shop.inbox is missing: bind")
        .hasMessageContaining("queue shop.dead is missing: declare it");
    assertThat(verifier.isRunning()).isFalse();
  }

  @Test
  void refusesToStartWhenTheUserMayNotLook() {
    broker.answers(401);

    assertThatThrownBy(verifier::start)
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("set_user_tags");
  }

  @Test
  void startsWithoutABrokerWarnsOnceAndChecksUntilItAnswers(CapturedOutput output) {
    broker.answers(503);

    verifier.start();

    assertThat(status.latest().state()).isEqualTo(State.UNKNOWN);
    await().untilAsserted(() -> assertThat(broker.requests).hasValueGreaterThan(5));
    assertThat(output.getOut().split("cannot be verified now", -1)).hasSize(2);
    broker.answers(200);
    await().untilAsserted(() -> assertThat(status.latest().state()).isEqualTo(State.OK));
    assertThat(status.latest().unreachable()).isNull();
  }

  @Test
  void tellsABindingThatGoesMissingWhileRunningAndItsReturn(CapturedOutput output)
      throws IOException {
    verifier.start();

    SampleTopology damaged = new SampleTopology();
    damaged.bindings.removeIf(binding -> binding.exchange().equals("bank.events"));
    broker.has(damaged);

    await().untilAsserted(() -> assertThat(status.latest().state()).isEqualTo(State.PROBLEMS));
    assertThat(status.latest().problems())
        .singleElement()
        .asString()
        .contains("bank.events --bank.paid.v1--> shop.inbox");
    await().untilAsserted(() -> assertThat(output).contains("bank.paid.v1--> shop.inbox is"));
    broker.has(topology);
    await().untilAsserted(() -> assertThat(status.latest().state()).isEqualTo(State.OK));
  }

  @Test
  void keepsWhatItKnowsWhileTheBrokerIsAway() {
    verifier.start();
    var known = status.latest();

    broker.answers(503);

    await().untilAsserted(() -> assertThat(status.latest().unreachable()).isNotNull());
    assertThat(status.latest().state()).isEqualTo(State.OK);
    assertThat(status.latest().since()).isEqualTo(known.since());
    assertThat(Objects.requireNonNull(status.latest().checkedAt())).isAfterOrEqualTo(known.since());
  }

  @Test
  void notesEachPartThatBringsEventsByWhetherItDoes() throws IOException {
    verifier.start();
    assertThat(ledger.observations.get(0).right())
        .containsExactlyInAnyOrder(
            "bank.paid.v1",
            "shop.local",
            "shop.inbox",
            "shop.retry.1s",
            "shop.retry.5m",
            "shop.dead");
    assertThat(ledger.observations.get(0).wrong()).isEmpty();

    broker.has(damaged());

    await()
        .untilAsserted(
            () ->
                assertThat(ledger.observations)
                    .anySatisfy(it -> assertThat(it.wrong()).containsExactly("bank.paid.v1")));
  }

  @Test
  void notesLaterWhatItSawWhileTheDatabaseWasAway() throws IOException {
    verifier.start();
    ledger.away = true;
    broker.has(damaged());
    await().untilAsserted(() -> assertThat(status.latest().state()).isEqualTo(State.PROBLEMS));
    broker.has(topology);
    await().untilAsserted(() -> assertThat(status.latest().state()).isEqualTo(State.OK));
    assertThat(ledger.observations).noneMatch(it -> it.wrong().contains("bank.paid.v1"));

    ledger.away = false;

    await()
        .untilAsserted(
            () ->
                assertThat(ledger.observations)
                    .anySatisfy(it -> assertThat(it.wrong()).containsExactly("bank.paid.v1")));
    await()
        .untilAsserted(
            () ->
                assertThat(ledger.observations.get(ledger.observations.size() - 1).right())
                    .contains("bank.paid.v1"));
  }

  private static SampleTopology damaged() {
    SampleTopology damaged = new SampleTopology();
    damaged.bindings.removeIf(binding -> binding.exchange().equals("bank.events"));
    return damaged;
  }

  @Test
  void asksNothingWhenSwitchedOff() {
    TopologySettings on = broker.settings(Duration.ofSeconds(1));
    TopologySettings off =
        new TopologySettings(
            on.managementUrls(),
            "/",
            "shop",
            "secret",
            false,
            on.checkInterval(),
            on.retryLadder());
    verifier = verifier(off);

    verifier.start();

    assertThat(broker.requests).hasValue(0);
    assertThat(status.latest().state()).isEqualTo(State.UNKNOWN);
  }

  private TopologyVerifier verifier(Duration interval) {
    return verifier(broker.settings(interval));
  }

  private TopologyVerifier verifier(TopologySettings settings) {
    return new TopologyVerifier(
        SampleTopology.choreography(), settings, status, ledger, null, Clock.systemUTC());
  }
}
