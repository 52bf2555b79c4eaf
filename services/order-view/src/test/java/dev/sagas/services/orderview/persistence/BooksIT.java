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

  private static final Wrongs NOTHING = new Wrongs(0, 0, 0, 0, 0);

  @Autowired private Books books;

  private final UUID customer = UUID.randomUUID();

  @Test
  void nothingIsWrongWithWhatEndsAsItShould() {
    Instant begin = Instant.parse("2031-01-01T00:00:00Z");
    keep(Stories.completed(customer, "LAMP", begin));
    keep(Stories.declined(customer, "LAMP", begin));

    assertThat(wrongs(begin)).isEqualTo(NOTHING);
    assertThat(books.statesSince(begin.minusSeconds(1)))
        .containsEntry("COMPLETED", 1L)
        .containsEntry("CANCELLED", 1L);
  }

  @Test
  void aPartMayTakeItsTime() {
    Instant begin = Instant.parse("2032-01-01T00:00:00Z");
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
    Instant begin = Instant.parse("2033-01-01T00:00:00Z");
    List<EventEnvelope> story = new ArrayList<>(Stories.completed(customer, "LAMP", begin));
    keep(story);
    keep(List.of(Stories.another("customer.credit-released.v1", story)));

    assertThat(wrongs(begin)).isEqualTo(new Wrongs(1, 0, 0, 0, 0));
  }

  @Test
  void moneyThatIsTakenAfterItWasGivenBackIsWrong() {
    Instant begin = Instant.parse("2034-01-01T00:00:00Z");
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", begin);
    keep(story);
    keep(List.of(Stories.another("payment.captured.v1", story)));

    assertThat(wrongs(begin)).isEqualTo(new Wrongs(0, 1, 0, 0, 0));
  }

  @Test
  void stockThatLeavesAfterItWasPutBackIsWrong() {
    Instant begin = Instant.parse("2035-01-01T00:00:00Z");
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", begin);
    keep(story);
    keep(List.of(Stories.another("inventory.stock-committed.v1", story)));

    assertThat(wrongs(begin)).isEqualTo(new Wrongs(0, 0, 1, 0, 0));
  }

  @Test
  void aRefundThatIsToldTwiceIsWrong() {
    Instant begin = Instant.parse("2036-01-01T00:00:00Z");
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", begin);
    keep(story);
    keep(List.of(Stories.another("payment.released.v1", story)));

    assertThat(wrongs(begin)).isEqualTo(new Wrongs(0, 0, 0, 0, 1));
  }

  /** Of the year that begins then, when it is over. */
  private Wrongs wrongs(Instant begin) {
    Instant over = begin.plus(Duration.ofDays(300));
    return books.wrongsSince(begin.minusSeconds(1), over, over);
  }
}
