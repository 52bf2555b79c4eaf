package dev.sagas.services.orderview.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

import dev.sagas.services.orderview.application.Changes.Change;
import dev.sagas.services.orderview.application.Changes.Cursor;
import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;

class SagaWatchTest {

  private static final Duration OVERLAP = Duration.ofSeconds(5);
  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

  private final Kept kept = new Kept();
  private final Sagas sagas = Mockito.mock(Sagas.class);
  private final SagaWatch watch =
      new SagaWatch(kept, sagas, new ViewSettings(Duration.ofMinutes(1), OVERLAP));
  private final Told told = new Told();

  @BeforeEach
  void find() {
    given(sagas.find(anyCollection()))
        .willAnswer(
            call ->
                call.<Collection<UUID>>getArgument(0).stream().map(SagaWatchTest::saga).toList());
  }

  @Test
  void tellsOfEachChangeOnceHoweverManyThereAreWithinTheOverlap() {
    watch.add(told, null);
    IntStream.range(0, 12_000).forEach(n -> kept.keep(n, BEGIN.plusNanos(n * 1_000L)));

    watch.look();
    kept.keep(12_000, BEGIN.plusSeconds(1));
    watch.look();
    watch.look();

    assertThat(told.sagas)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(0, 12_000).mapToObj(SagaWatchTest::id).toList());
  }

  @Test
  void tellsOfAnEventWhoseTransactionEndsAfterThatOfALaterOne() {
    watch.add(told, null);
    kept.keep(2, BEGIN.plusSeconds(4));
    kept.now = BEGIN.plusSeconds(4);
    watch.look();
    kept.keep(1, BEGIN);
    watch.look();

    assertThat(told.sagas).containsExactly(id(2), id(1));
  }

  @Test
  void tellsNothingOfWhatWasThereBefore() {
    kept.keep(1, BEGIN);
    watch.add(told, null);
    watch.look();

    assertThat(told.sagas).isEmpty();
    assertThat(told.resets).isEmpty();
  }

  @Test
  void tellsTheNextTimeWhatItCouldNotFind() {
    watch.add(told, null);
    kept.keep(1, BEGIN);
    given(sagas.find(anyCollection()))
        .willThrow(new DataAccessResourceFailureException("away"))
        .willReturn(List.of(saga(id(1))));

    assertThatThrownBy(watch::look).isInstanceOf(DataAccessResourceFailureException.class);
    watch.look();

    assertThat(told.sagas).containsExactly(id(1));
  }

  @Test
  void saysThatAnythingMayHaveChangedWhenAnotherGenerationIsRead() {
    watch.add(told, null);
    kept.keep(1, BEGIN);
    kept.generation = 2;
    watch.look();

    assertThat(told.resets).containsExactly(new Cursor(2, BEGIN));
    assertThat(told.sagas).isEmpty();

    kept.keep(2, BEGIN);
    watch.look();

    assertThat(told.sagas).containsExactly(id(2));
  }

  @Test
  void tellsWhoResumesOfWhatHasChangedSince() {
    kept.keep(1, BEGIN.minus(OVERLAP).minusSeconds(1));
    kept.keep(2, BEGIN.plusSeconds(60));
    kept.now = BEGIN.plusSeconds(61);

    Cursor from = watch.add(told, new Cursor(1, BEGIN));

    assertThat(from).isEqualTo(new Cursor(1, kept.now));
    assertThat(told.sagas).containsExactly(id(2));
  }

  @Test
  void hasThoseBeginAnewWhoHaveMissedTooMuch() {
    IntStream.range(0, 5_001).forEach(n -> kept.keep(n, BEGIN));

    watch.add(told, new Cursor(1, BEGIN));
    watch.add(told, new Cursor(0, BEGIN));
    watch.add(told, Cursor.NOWHERE);

    assertThat(told.resets).hasSize(3);
    assertThat(told.sagas).isEmpty();
  }

  @Test
  void readsTheCursorThatItWrites() {
    Cursor cursor = new Cursor(7, BEGIN.plusNanos(123_456_000));

    assertThat(Cursor.parse(cursor.toString())).contains(cursor);
    assertThat(Stream.of("", "_", "7", "7_", "x_" + BEGIN, "7_yesterday"))
        .allSatisfy(text -> assertThat(Cursor.parse(text)).isEmpty());
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static Saga saga(UUID id) {
    return new Saga(
        id,
        SagaState.PENDING,
        Map.of(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        BEGIN,
        BEGIN,
        BEGIN);
  }

  /** Each event is of a saga of its own. */
  private static final class Kept implements Changes {
    private final List<Change> all = new ArrayList<>();
    private int generation = 1;
    private Instant now = BEGIN;

    void keep(int number, Instant at) {
      all.add(new Change(id(number), id(number), at));
    }

    @Override
    public Cursor now() {
      return new Cursor(generation, now);
    }

    @Override
    public List<Change> since(int ofGeneration, Instant moment, int limit) {
      return sorted().filter(it -> !it.keptAt().isBefore(moment)).limit(limit).toList();
    }

    @Override
    public List<Change> after(int ofGeneration, Change last, int limit) {
      List<Change> sorted = sorted().toList();
      return sorted.stream().skip(sorted.indexOf(last) + 1L).limit(limit).toList();
    }

    private Stream<Change> sorted() {
      return all.stream()
          .sorted(Comparator.comparing(Change::keptAt).thenComparing(Change::eventId));
    }
  }

  private static final class Told implements SagaWatch.Watcher {
    private final List<UUID> sagas = new ArrayList<>();
    private final List<Cursor> resets = new ArrayList<>();

    @Override
    public void changed(List<Saga> changed, Cursor upTo) {
      changed.forEach(saga -> sagas.add(saga.orderId()));
    }

    @Override
    public void reset(Cursor from) {
      resets.add(from);
    }
  }
}
