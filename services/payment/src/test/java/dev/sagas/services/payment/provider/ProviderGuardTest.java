package dev.sagas.services.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.payment.provider.ProviderGuard.Registries;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ProviderGuardTest {

  private static final int ATTEMPTS = 3;
  private static final int WINDOW = 4;

  private final Registries registries =
      new Registries(
          RetryRegistry.of(
              RetryConfig.custom()
                  .maxAttempts(ATTEMPTS)
                  .waitDuration(Duration.ofMillis(1))
                  .retryExceptions(ProviderUnavailableException.class)
                  .build()),
          CircuitBreakerRegistry.of(
              CircuitBreakerConfig.custom()
                  .slidingWindowSize(WINDOW)
                  .minimumNumberOfCalls(WINDOW)
                  .recordExceptions(ProviderUnavailableException.class, TimeoutException.class)
                  .ignoreExceptions(
                      ProviderRequestRejectedException.class, BulkheadFullException.class)
                  .build()),
          TimeLimiterRegistry.of(
              TimeLimiterConfig.custom().timeoutDuration(Duration.ofMillis(100)).build()),
          BulkheadRegistry.of(
              BulkheadConfig.custom()
                  .maxConcurrentCalls(1)
                  .maxWaitDuration(Duration.ZERO)
                  .build()));

  private final ProviderGuard guard =
      new ProviderGuard("provider", registries, new SimpleAsyncTaskExecutor("call-"));
  private final AtomicInteger calls = new AtomicInteger();

  @AfterEach
  void endTransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(false);
  }

  @Test
  void answers() {
    assertThat(guard.<String>call(() -> "approved")).isEqualTo("approved");
  }

  @Test
  void repeatsAtOnceWhatFailsFast() {
    String answer =
        guard.call(
            () -> {
              if (calls.incrementAndGet() < ATTEMPTS) {
                throw unavailable();
              }
              return "approved";
            });

    assertThat(answer).isEqualTo("approved");
    assertThat(calls).hasValue(ATTEMPTS);
  }

  @Test
  void errorsOfTheProviderMeanThatTheAnswerIsNotKnown() {
    assertThatThrownBy(() -> guard.call(this::fail))
        .isInstanceOf(RetryLaterException.class)
        .hasCauseInstanceOf(ProviderUnavailableException.class);
    assertThat(calls).hasValue(ATTEMPTS);
  }

  @Test
  void timeOutMeansThatTheAnswerIsNotKnownAndIsNotRepeatedAtOnce() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                guard.call(
                    () -> {
                      calls.incrementAndGet();
                      return never.await(1, TimeUnit.MINUTES);
                    }))
        .isInstanceOf(RetryLaterException.class)
        .hasCauseInstanceOf(TimeoutException.class);

    assertThat(calls).hasValue(1);
  }

  @Test
  void threadOfACallThatTookTooLongIsInterruptedAndEnds() {
    CompletableFuture<Thread> caller = new CompletableFuture<>();
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                guard.call(
                    () -> {
                      caller.complete(Thread.currentThread());
                      return never.await(1, TimeUnit.MINUTES);
                    }))
        .isInstanceOf(RetryLaterException.class);

    Awaitility.await().until(() -> !caller.join().isAlive());
    assertThat(
            registries.bulkheads().bulkhead("provider").getMetrics().getAvailableConcurrentCalls())
        .isEqualTo(1);
  }

  @Test
  void callThatIgnoresItsInterruptionKeepsItsPlaceUntilItEnds() {
    CountDownLatch end = new CountDownLatch(1);
    assertThatThrownBy(() -> guard.call(() -> stubbornly(end)))
        .isInstanceOf(RetryLaterException.class);

    assertThatThrownBy(() -> guard.call(() -> "approved"))
        .isInstanceOf(RetryLaterException.class)
        .hasCauseInstanceOf(BulkheadFullException.class);

    end.countDown();
    Awaitility.await()
        .ignoreExceptionsInstanceOf(RetryLaterException.class)
        .until(() -> guard.<String>call(() -> "approved").equals("approved"));
  }

  @Test
  void openCircuitMeansThatTheAnswerIsNotKnown() {
    assertThatThrownBy(() -> guard.call(this::fail)).isInstanceOf(RetryLaterException.class);
    assertThatThrownBy(() -> guard.call(this::fail)).isInstanceOf(RetryLaterException.class);
    int before = calls.get();

    assertThatThrownBy(() -> guard.call(this::fail))
        .isInstanceOf(RetryLaterException.class)
        .hasCauseInstanceOf(CallNotPermittedException.class);

    assertThat(calls).hasValue(before);
  }

  @Test
  void circuitOfOneNameLeavesTheOtherAlone() {
    ProviderGuard releasing =
        new ProviderGuard("provider-release", registries, new SimpleAsyncTaskExecutor("call-"));
    registries.circuits().circuitBreaker("provider").transitionToOpenState();

    assertThatThrownBy(() -> guard.call(() -> "approved")).isInstanceOf(RetryLaterException.class);
    assertThat(releasing.<String>call(() -> "voided")).isEqualTo("voided");
  }

  @Test
  void requestThatTheProviderCallsWrongIsNeitherRepeatedNorCountedAgainstIt() {
    for (int i = 0; i < 2 * WINDOW; i++) {
      assertThatThrownBy(() -> guard.call(this::rejected))
          .isInstanceOf(ProviderRequestRejectedException.class);
    }

    assertThat(calls).hasValue(2 * WINDOW);
    assertThat(guard.<String>call(() -> "approved")).isEqualTo("approved");
  }

  @Test
  void interruptionMeansThatTheAnswerIsNotKnownAndIsKept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> guard.call(() -> new CountDownLatch(1).await(1, TimeUnit.MINUTES)))
        .isInstanceOf(RetryLaterException.class);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void isNotCalledInsideADatabaseTransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);

    assertThatThrownBy(() -> guard.call(() -> "approved"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
  }

  private String fail() {
    calls.incrementAndGet();
    throw unavailable();
  }

  private String rejected() {
    calls.incrementAndGet();
    throw new ProviderRequestRejectedException("no such payment");
  }

  private static ProviderUnavailableException unavailable() {
    return new ProviderUnavailableException("503", null);
  }

  private static String stubbornly(CountDownLatch end) {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    return "late";
  }
}
