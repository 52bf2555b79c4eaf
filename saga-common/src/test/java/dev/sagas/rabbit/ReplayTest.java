package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.replay.MemoryReplays;
import dev.sagas.replay.ReplayProgress;
import dev.sagas.replay.ReplayProgress.State;
import dev.sagas.replay.ReplayRules;
import dev.sagas.replay.ReplayStart;
import dev.sagas.replay.ReplayStore;
import dev.sagas.retry.Backoff;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(20)
class ReplayTest {

  private static final ReplayStart START = new ReplayStart.Beginning();
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration RETENTION = Duration.ofDays(30);

  private final MovableClock clock = new MovableClock();
  private final Instant begun = clock.now;
  private final ReplayStore store = new MemoryReplays(begun.minus(Duration.ofDays(29)));
  private final TopologyStatus topology = new TopologyStatus(clock);
  private final MemoryLog log;
  private boolean verify = true;

  ReplayTest() throws Exception {
    log = new MemoryLog();
  }

  @Test
  void stopsInTheMiddleWhenTheInboxForgetsMeanwhile() throws Exception {
    rightForLong();
    for (int i = 0; i < 600; i++) {
      log.paid(begun.minus(Duration.ofDays(25)));
    }
    log.whenCopied = () -> clock.now = begun.plus(Duration.ofDays(10));

    assertThat(replay(START, RETENTION).replay()).isFalse();

    assertThat(progress().state()).isEqualTo(State.REFUSED);
    assertThat(progress().next()).isEqualTo(500);
    assertThat(log.copies).hasSize(500);
  }

  @Test
  void goesOnWithOneThatWasRefusedWhenThatIsMended() throws Exception {
    stopsInTheMiddleWhenTheInboxForgetsMeanwhile();

    assertThat(replay(START, RETENTION).replay()).isFalse();
    assertThat(progress().state()).isEqualTo(State.REFUSED);
    assertThat(replay(START, Duration.ofDays(60)).replay()).isFalse();

    assertThat(progress().state()).isEqualTo(State.ENDED);
    assertThat(log.copies).hasSize(600);
  }

  @Test
  void marksOnlyWhatOccurredBeforeItBeganWhicheverInstanceBringsIt() throws Exception {
    assertThat(replay(START, RETENTION).replay()).as("waits").isTrue();
    log.paid(begun.minus(MARGIN).minusSeconds(1));
    log.paid(begun.minus(MARGIN).plusSeconds(1));
    log.paid(begun.plusSeconds(1));
    rightForLong();

    assertThat(replay(START, RETENTION).replay()).isFalse();

    assertThat(log.copies)
        .extracting(it -> it.getHeaders().containsKey(WireFormat.REPLAYED))
        .containsExactly(true, false, false);
  }

  @Test
  void refusesAnOffsetBehindTheEnd() throws Exception {
    rightForLong();
    log.paid(begun);

    assertThat(replay(new ReplayStart.At(1_000), RETENTION).replay()).isFalse();

    assertThat(progress().refusal()).isEqualTo("offset 1000 is after the end of the event log, 1");
  }

  @Test
  void beginsWithWhatIsPublishedNext() throws Exception {
    rightForLong();
    log.paid(begun);

    assertThat(replay(new ReplayStart.At(1), RETENTION).replay()).isFalse();

    assertThat(progress().state()).isEqualTo(State.ENDED);
    assertThat(log.copies).isEmpty();
  }

  @Test
  void refusesToGoOnInALogThatWasMadeAnew() throws Exception {
    stopsInTheMiddleWhenTheInboxForgetsMeanwhile();
    log.makeAnew();

    assertThat(replay(START, Duration.ofDays(60)).replay()).isFalse();

    assertThat(progress().refusal())
        .startsWith("offset 500 is after the end of the event log, 0: the log was made anew.");
  }

  @Test
  void saysHowManyEventsTheLogDoesNotKeep(CapturedOutput output) throws Exception {
    rightForLong();
    for (int i = 0; i < 10; i++) {
      log.paid(begun);
    }
    log.dropBefore(7);

    assertThat(replay(new ReplayStart.At(3), RETENTION).replay()).isFalse();

    assertThat(output).contains("misses 4 events from offset 3 on");
    assertThat(progress().read()).isEqualTo(3);
  }

  @Test
  void saysThatOneOfTheSameNameBeganElsewhere(CapturedOutput output) throws Exception {
    rightForLong();
    assertThat(replay(START, RETENTION).replay()).isFalse();

    assertThat(replay(new ReplayStart.At(7), RETENTION).replay()).isFalse();

    assertThat(output)
        .contains("'history' for 'shop' runs or ran from start; asking for 7 needs another")
        .contains("'history' for 'shop' has ended before: nothing to do");
  }

  @Test
  void putsNoMarkBeforeTheBindingsAreKnown() throws Exception {
    Replay replay = replay(START, RETENTION);

    assertThat(replay.replay()).isTrue();
    topology.answered(List.of());
    assertThat(replay.replay()).isTrue();
    clock.now = clock.now.plus(MARGIN);
    assertThat(progress().read()).isZero();
    assertThat(replay.replay()).isFalse();

    assertThat(progress().state()).isEqualTo(State.ENDED);
  }

  @Test
  void saysThatBindingsAreNotKnownWhereTheyAreNotVerified(CapturedOutput output) throws Exception {
    verify = false;

    assertThat(replay(START, RETENTION).replay()).isFalse();

    assertThat(progress().state()).isEqualTo(State.ENDED);
    assertThat(output.getAll()).containsOnlyOnce("it is not known whether the bindings are there");
  }

  private void rightForLong() {
    Instant now = clock.now;
    clock.now = begun.minus(MARGIN);
    topology.answered(List.of());
    clock.now = now;
  }

  private ReplayProgress progress() {
    return store.all().get(0);
  }

  private Replay replay(ReplayStart start, Duration retention) {
    TopologySettings settings =
        new TopologySettings(
            List.of(URI.create("http://localhost")),
            "/",
            "shop",
            "secret",
            verify,
            Duration.ofSeconds(15),
            SampleTopology.LADDER);
    return new Replay(
        "history",
        start,
        SampleTopology.choreography(),
        log.link(),
        log.sender,
        new MemoryLedger(),
        store,
        new ReplayRules(retention, MARGIN),
        new ReplayGate(topology, settings, MARGIN, clock),
        new CopyObserver() {
          @Override
          public void read(int events) {}

          @Override
          public void copied(String type) {}
        },
        new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
        clock);
  }
}
