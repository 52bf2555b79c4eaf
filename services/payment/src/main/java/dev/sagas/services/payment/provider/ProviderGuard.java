package dev.sagas.services.payment.provider;

import dev.sagas.retry.RetryLaterException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Retry(CircuitBreaker(TimeLimiter(Bulkhead(call)))), all of one configured name.
 *
 * <p>Composed by hand rather than by annotations: the order, which decides what each part counts,
 * is then one line to read and to test. The bulkhead is innermost, so that a call that ignores its
 * interruption keeps its place until it really ends: threads cannot pile up behind the time limit.
 */
final class ProviderGuard {

  /**
   * Repeating a call that was never made costs the provider nothing, so it need not wait ever
   * longer.
   */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Retry retry;
  private final CircuitBreaker circuit;
  private final TimeLimiter timeLimit;
  private final Bulkhead bulkhead;
  private final AsyncTaskExecutor executor;

  ProviderGuard(String name, Registries registries, AsyncTaskExecutor executor) {
    this.retry = registries.retries().retry(name);
    this.circuit = registries.circuits().circuitBreaker(name);
    this.timeLimit = registries.timeLimits().timeLimiter(name);
    this.bulkhead = registries.bulkheads().bulkhead(name);
    this.executor = executor;
  }

  /**
   * The answer of {@code call}.
   *
   * @throws RetryLaterException if none came, for whatever reason: it is not known then whether the
   *     call took effect
   * @throws IllegalStateException inside a database transaction, which would be held open for as
   *     long as the provider takes
   */
  <T> T call(Callable<T> call) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the provider was called inside a database transaction");
    }
    try {
      return Retry.decorateCallable(
              retry, CircuitBreaker.decorateCallable(circuit, () -> inTime(call)))
          .call();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unknown(stopping);
    } catch (CallNotPermittedException
        | BulkheadFullException
        | RejectedExecutionException notCalled) {
      throw new RetryLaterException("the provider takes no calls now", SOON, notCalled);
    } catch (TimeoutException | ProviderUnavailableException noAnswer) {
      throw unknown(noAnswer);
    } catch (RuntimeException unexpected) {
      throw unexpected;
    } catch (Exception undeclared) {
      throw new IllegalStateException(undeclared);
    }
  }

  private <T> T inTime(Callable<T> call) throws Exception {
    Future<T> answer = executor.submit(Bulkhead.decorateCallable(bulkhead, call));
    try {
      return timeLimit.executeFutureSupplier(() -> answer);
    } finally {
      // Also when this thread itself was interrupted while it waited: no call is left behind.
      answer.cancel(true);
    }
  }

  private static RetryLaterException unknown(Exception cause) {
    return new RetryLaterException("the provider's answer is not known", cause);
  }

  /** Where the configured parts are found by name, and shown by the actuator. */
  record Registries(
      RetryRegistry retries,
      CircuitBreakerRegistry circuits,
      TimeLimiterRegistry timeLimits,
      BulkheadRegistry bulkheads) {}
}
