package dev.sagas.choreography.graph;

import static dev.sagas.choreography.graph.MadeUp.emits;
import static dev.sagas.choreography.graph.MadeUp.emitsWithDeadline;
import static dev.sagas.choreography.graph.MadeUp.join;
import static dev.sagas.choreography.graph.MadeUp.service;
import static dev.sagas.choreography.graph.Wait.Bound.ALWAYS_ANSWERED;
import static dev.sagas.choreography.graph.Wait.Bound.DEADLINE_OF_ANOTHER;
import static dev.sagas.choreography.graph.Wait.Bound.NONE;
import static dev.sagas.choreography.graph.Wait.Bound.OWN_DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sagas.event.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a wait, and what ends it. */
class WaitsTest {

  @Test
  void aUseCaseThatIsAnsweredWaitsUntilItsDeadline() {
    Wait wait = wait(join(Shop.shop(), Shop.store(), Shop.till()), "Ask.ask");

    assertThat(wait.bound()).isEqualTo(OWN_DEADLINE);
    assertThat(wait.answers())
        .map(EventType::toString)
        .containsExactly(Shop.HELD, Shop.SHORT, Shop.DECLINED, Shop.PAID);
  }

  @Test
  void withoutItsDeadlineItMayWaitForEver() {
    JoinedChoreography endless = join(Shop.shop(emits(Shop.ASKED)), Shop.store(), Shop.till());

    assertThat(wait(endless, "Ask.ask").bound()).isEqualTo(NONE);
  }

  @Test
  void aParticipantWaitsForTheOneWhoHasTheDeadlineAndTells() {
    Wait wait = wait(join(Shop.shop(), Shop.store(), Shop.till()), "hold");

    assertThat(wait.bound()).isEqualTo(DEADLINE_OF_ANOTHER);
  }

  @Test
  void aParticipantThatIsNotToldMayWaitForEver() {
    // The till would learn of a decision only by an event that follows from no deadline.
    MadeUp shop =
        service("shop")
            .publishes(Shop.ASKED, Shop.TOO_LATE, Shop.SOLD)
            .useCase("Ask.ask", emitsWithDeadline(Shop.ASKED, Shop.TOO_LATE))
            .on(Shop.TOO_LATE, "tooLate", MadeUp.nothing())
            .on(Shop.PAID, "paid", emits(Shop.SOLD));
    MadeUp till =
        service("till")
            .publishes(Shop.PAID)
            .step(Shop.ASKED, "pay", emits(Shop.PAID))
            .on(Shop.SOLD, "close", MadeUp.nothing());

    assertThat(wait(join(shop, till), "pay").bound()).isEqualTo(NONE);
  }

  @Test
  void theDeadlineOfOneWaitDoesNotEndTheNextOfTheSameService() {
    MadeUp shop =
        service("shop")
            .publishes(Shop.ASKED, Shop.TOO_LATE, Shop.SOLD)
            .useCase("Ask.ask", emitsWithDeadline(Shop.ASKED, Shop.TOO_LATE))
            .on(Shop.TOO_LATE, "tooLate", MadeUp.nothing())
            .on(Shop.HELD, "held", emits(Shop.SOLD))
            .on(Shop.SENT, "sent", MadeUp.nothing());

    assertThat(wait(join(shop, Shop.store()), "held").bound()).isEqualTo(NONE);
  }

  @Test
  void whatIsAlwaysAnsweredNeedsNoDeadline() {
    List<Wait> waits = new Waits(join(Shop.shop(), Shop.store(), Shop.till())).all();

    assertThat(waits)
        .filteredOn(wait -> wait.after().toString().equals(Shop.SOLD) && !wait.join())
        .extracting(wait -> wait.waiting().name(), Wait::bound)
        .containsExactly(tuple("held", ALWAYS_ANSWERED), tuple("paid", ALWAYS_ANSWERED));
  }

  @Test
  void aPartOfAJoinWaitsForTheOthers() {
    List<Wait> joins =
        new Waits(join(Shop.shop(), Shop.store(), Shop.till()))
            .all().stream().filter(Wait::join).toList();

    assertThat(joins)
        .extracting(wait -> wait.waiting().name(), wait -> wait.answers().toString(), Wait::bound)
        .containsExactly(
            tuple("held", "[" + Shop.PAID + "]", OWN_DEADLINE),
            tuple("paid", "[" + Shop.HELD + "]", OWN_DEADLINE));
  }

  @Test
  void aJoinOfWhatWasAskedForWithoutADeadlineMayStayIncomplete() {
    JoinedChoreography endless = join(Shop.shop(emits(Shop.ASKED)), Shop.store(), Shop.till());

    assertThat(new Waits(endless).all())
        .filteredOn(Wait::join)
        .extracting(Wait::bound)
        .containsExactly(NONE, NONE);
  }

  @Test
  void whatAServiceTellsItselfIsNoWait() {
    MadeUp alone =
        service("a")
            .publishes("a.begun.v1", "a.done.v1")
            .useCase("Begin.begin", emits("a.begun.v1"))
            .on("a.begun.v1", "work", emits("a.done.v1"))
            .on("a.done.v1", "end", MadeUp.nothing());

    assertThat(new Waits(join(alone)).all()).isEmpty();
  }

  private static Wait wait(JoinedChoreography choreography, String waiting) {
    return new Waits(choreography)
        .all().stream()
            .filter(wait -> wait.waiting().name().equals(waiting))
            .findFirst()
            .orElseThrow();
  }
}
