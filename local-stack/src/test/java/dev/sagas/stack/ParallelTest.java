package dev.sagas.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ParallelTest {

  private final CompletableFuture<String> work = new CompletableFuture<>();
  private final CompletableFuture<String> needed = new CompletableFuture<>();

  @Test
  void givesTheResultOfWork() {
    needed.complete("broker");
    work.complete("services");

    assertThat(Parallel.outcome(work, needed)).isEqualTo("services");
  }

  @Test
  void doesNotWaitForWorkThatLacksWhatItNeeds() {
    IllegalStateException failure = new IllegalStateException("no broker");
    needed.completeExceptionally(failure);

    assertThatThrownBy(() -> Parallel.outcome(work, needed)).isSameAs(failure);
  }

  @Test
  void throwsWhatWorkHasThrown() {
    IllegalStateException failure = new IllegalStateException("no database");
    CompletableFuture<String> failing =
        CompletableFuture.supplyAsync(
            () -> {
              throw failure;
            });

    assertThatThrownBy(() -> Parallel.outcome(failing, needed)).isSameAs(failure);
  }
}
