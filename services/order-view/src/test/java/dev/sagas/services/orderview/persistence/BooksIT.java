package dev.sagas.services.orderview.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.event.EventEnvelope;
import dev.sagas.services.orderview.RunningOrderView;
import dev.sagas.services.orderview.Stories;
import dev.sagas.services.orderview.application.Books;
import dev.sagas.services.orderview.application.Books.Wrongs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted as wrong, of orders that others do not count. */
class BooksIT extends RunningOrderView {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Wrongs NOTHING = new Wrongs(0, 0, 0, 0, 0);

  @Autowired private Books books;

  /** Of each test, after those of the tests before it. */
  private static Instant next = Instant.parse("2031-01-01T00:00:00Z");

  private final UUID customer = UUID.randomUUID();
  private final Instant begin = next;

  BooksIT() {
    next = next.plus(YEAR);
  }

  @Test
  void nothingIsWrongWithWhatEndsAsItShould() {
    keep(Stories.completed(customer, "LAMP", begin));
    keep(Stories.declined(customer, "LAMP", begin));

    assertThat(wrongs()).isEqualTo(NOTHING);
    assertThat(books.statesSince(begin.minusSeconds(1)))
        .containsEntry("COMPLETED", 1L)
        .containsEntry("CANCELLED", 1L);
  }

  @Test
  void aPartMayTakeItsTime() {
    keep(
        Stories.without(
            "inventory.stock-committed.v1", Stories.completed(customer, "LAMP", begin)));

    Instant soon = begin.plusSeconds(60);
    assertThat(books.wrongsSince(begin.minusSeconds(1), soon, begin)).isEqualTo(NOTHING);
    assertThat(books.wrongsSince(begin.minusSeconds(1), soon, soon))
        .isEqualTo(new Wrongs(0, 0, 0, 1, 0));
  }

  @Test
  void anOrderThatEndsOtherwiseThanAPartOfItIsWrong() {
    List<EventEnvelope> story = new ArrayList<>(Stories.completed(customer, "LAMP", begin));
    keep(story);
    keep(List.of(Stories.another("customer.credit-released.v1", story)));

    assertThat(wrongs()).isEqualTo(new Wrongs(1, 0, 0, 0, 0));
  }

  @Test
  void moneyThatIsTakenAfterItWasGivenBackIsWrong() {
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", begin);
    keep(story);
    keep(List.of(Stories.another("payment.captured.v1", story)));

    assertThat(wrongs()).isEqualTo(new Wrongs(0, 1, 0, 0, 0));
  }

  @Test
  void stockThatLeavesAfterItWasPutBackIsWrong() {
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", begin);
    keep(story);
    keep(List.of(Stories.another("inventory.stock-committed.v1", story)));

    assertThat(wrongs()).isEqualTo(new Wrongs(0, 0, 1, 0, 0));
  }

  @Test
  void aRefundThatIsToldTwiceIsWrong() {
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", begin);
    keep(story);
    keep(List.of(Stories.another("payment.released.v1", story)));

    assertThat(wrongs()).isEqualTo(new Wrongs(0, 0, 0, 0, 1));
  }

  /** Of this test's year, when it is over. */
  private Wrongs wrongs() {
    Instant over = begin.plus(YEAR);
    return books.wrongsSince(begin.minusSeconds(1), over, over);
  }
}
