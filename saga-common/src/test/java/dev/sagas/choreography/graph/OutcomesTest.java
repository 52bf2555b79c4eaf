package dev.sagas.choreography.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sagas.choreography.graph.Outcome.Kind;
import dev.sagas.event.EventType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private final JoinedChoreography choreography =
      MadeUp.join(Shop.shop(), Shop.store(), Shop.till());
  private final Outcomes outcomes = new Outcomes(choreography);

  @Test
  void thereIsOneForEachWayToEnd() {
    assertThat(all())
        .extracting(Outcome::kind, outcome -> Objects.toString(outcome.decisive(), ""))
        .containsExactly(
            tuple(Kind.ALL_WELL, ""),
            tuple(Kind.REFUSED, Shop.SHORT),
            tuple(Kind.REFUSED, Shop.DECLINED),
            tuple(Kind.DEADLINE, Shop.TOO_LATE));
  }

  @Test
  void theGoodOneRefusesNothing() {
    assertThat(events(all().get(0)))
        .containsExactly(Shop.ASKED, Shop.HELD, Shop.PAID, Shop.SOLD, Shop.SENT);
  }

  @Test
  void aRefusalLeavesTheJoinIncomplete() {
    assertThat(events(all().get(1)))
        .containsExactly(Shop.ASKED, Shop.SHORT, Shop.PAID, Shop.DROPPED);
  }

  @Test
  void atTheDeadlineNoOneHasAnswered() {
    assertThat(events(all().get(3))).containsExactly(Shop.ASKED, Shop.TOO_LATE, Shop.DROPPED);
  }

  @Test
  void aUseCaseThatEndsTheSagaIsOneMore() {
    MadeUp shop = Shop.shop().useCase("Withdraw.withdraw", MadeUp.refuses(Shop.DROPPED));
    Outcomes withdrawn = new Outcomes(MadeUp.join(shop, Shop.store(), Shop.till()));

    assertThat(withdrawn.sagas()).extracting(Emitter::name).containsExactly("Ask.ask");
    assertThat(withdrawn.of(withdrawn.sagas().get(0)))
        .last()
        .extracting(Outcome::kind, outcome -> outcome.by().name())
        .containsExactly(Kind.REQUESTED, "Withdraw.withdraw");
  }

  private List<Outcome> all() {
    return outcomes.of(outcomes.sagas().get(0));
  }

  private static List<String> events(Outcome outcome) {
    return outcome.run().events().stream().map(EventType::toString).toList();
  }
}
