package dev.sagas.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BegunTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Begun begun = new Begun();
  private final List<String> closed = new CopyOnWriteArrayList<>();

  @Test
  void closesInReverse() {
    begun.begin(() -> "server", closed::add);
    begun.begin(() -> "service", closed::add);

    begun.close();

    assertThat(closed).containsExactly("service", "server");
  }

  @Test
  void waitsForAPartThatIsBeingBegunAndRefusesTheNext() {
    CompletableFuture<String> started = new CompletableFuture<>();
    CompletableFuture<Void> entered = new CompletableFuture<>();
    CompletableFuture<String> part =
        CompletableFuture.supplyAsync(
            () ->
                begun.begin(
                    () -> {
                      entered.complete(null);
                      return started.join();
                    },
                    closed::add),
            Parallel.THREADS);
    assertThat(entered).succeedsWithin(SOON);

    CompletableFuture<Void> close = CompletableFuture.runAsync(begun::close, Parallel.THREADS);

    // At once, though the close waits: the part under way may itself wait for this one.
    Awaitility.await().atMost(SOON).untilAsserted(this::refusesAnother);
    assertThat(close).isNotDone();

    started.complete("server");

    assertThat(part).succeedsWithin(SOON);
    assertThat(close).succeedsWithin(SOON);
    assertThat(closed).contains("server");
  }

  private void refusesAnother() {
    assertThatThrownBy(() -> begun.begin(() -> "too early", part -> {}))
        .hasMessage("It was stopped before it was up.");
  }
}
