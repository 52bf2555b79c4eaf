package dev.sagas.services.orderview.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;

import dev.sagas.services.orderview.domain.EventTypes;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionOperations;

class KeepHistoryTest {

  private static final int GENERATION = 2;

  private final Views views = Mockito.mock(Views.class);
  private final KeepHistory history =
      new KeepHistory(views, TransactionOperations.withoutTransaction());
  private final List<UUID> kept = new ArrayList<>();

  @BeforeEach
  void note() {
    willAnswer(call -> kept.add(call.<SagaEvent>getArgument(1).id()))
        .given(views)
        .keep(anyInt(), any(), any());
  }

  @Test
  void keepsEventsSagaBySaga() {
    assertThat(
            history.keep(GENERATION, List.of(event(4, 2), event(3, 1), event(1, 2), event(2, 1))))
        .isZero();

    assertThat(kept).containsExactly(id(2), id(3), id(1), id(4));
  }

  @Test
  void leavesOutWhatCannotBeReadAndKeepsTheRest() {
    SagaEvent unreadable = event(1, 1, EventTypes.PRODUCT_LISTED);

    assertThat(history.keep(GENERATION, List.of(unreadable, event(2, 1)))).isOne();

    assertThat(kept).containsExactly(id(2));
  }

  @Test
  void leavesOutWhatCannotBeKeptAndKeepsTheRestOneByOne() {
    willThrow(new IllegalArgumentException("too long"))
        .given(views)
        .keep(anyInt(), argThat(event -> event != null && event.id().equals(id(70))), any());
    List<SagaEvent> events = IntStream.range(1, 120).mapToObj(n -> event(n, n)).toList();

    assertThat(history.keep(GENERATION, events)).isOne();

    assertThat(kept).doesNotContain(id(70)).contains(id(1), id(69), id(71), id(119));
  }

  @Test
  void triesAgainAtOnceWhenLiveEventsWereInTheWay() {
    willThrow(new CannotAcquireLockException("deadlock"))
        .willAnswer(call -> kept.add(call.<SagaEvent>getArgument(1).id()))
        .given(views)
        .keep(anyInt(), any(), any());

    assertThat(history.keep(GENERATION, List.of(event(1, 1)))).isZero();

    assertThat(kept).containsExactly(id(1));
  }

  @Test
  void leavesNothingOutBecauseTheDatabaseIsAway() {
    willThrow(new DataAccessResourceFailureException("away"))
        .given(views)
        .keep(anyInt(), any(), any());

    assertThatThrownBy(() -> history.keep(GENERATION, List.of(event(1, 1))))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  private static SagaEvent event(int number, int saga) {
    return event(number, saga, EventTypes.ORDER_CONFIRMED);
  }

  private static SagaEvent event(int number, int saga, String type) {
    return new SagaEvent(
        id(number), id(saga), type, "order", null, Instant.EPOCH, Instant.EPOCH, null, "{}");
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
