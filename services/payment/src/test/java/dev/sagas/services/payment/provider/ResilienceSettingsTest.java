package dev.sagas.services.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.payment.provider.ProviderGuard.Registries;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.github.resilience4j.springboot3.retry.autoconfigure.RetryAutoConfiguration;
import io.github.resilience4j.springboot3.timelimiter.autoconfigure.TimeLimiterAutoConfiguration;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The settings of application.yml, as resilience4j understands them. */
class ResilienceSettingsTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(
              AutoConfigurations.of(
                  CircuitBreakerAutoConfiguration.class,
                  RetryAutoConfiguration.class,
                  BulkheadAutoConfiguration.class,
                  TimeLimiterAutoConfiguration.class));

  @ParameterizedTest
  @ValueSource(strings = {"provider", "provider-release"})
  void everyPartIsConfiguredByName(String name) {
    with(
        registries -> {
          var retry = registries.retries().retry(name).getRetryConfig();
          var limit = registries.timeLimits().timeLimiter(name).getTimeLimiterConfig();
          var circuit = registries.circuits().circuitBreaker(name).getCircuitBreakerConfig();
          var bulkhead = registries.bulkheads().bulkhead(name).getBulkheadConfig();

          assertThat(retry.getMaxAttempts()).isEqualTo(3);
          assertThat(retry.getExceptionPredicate().test(unavailable())).isTrue();
          assertThat(retry.getExceptionPredicate().test(new TimeoutException())).isFalse();
          assertThat(limit.getTimeoutDuration()).isEqualTo(Duration.ofSeconds(2));
          assertThat(limit.shouldCancelRunningFuture()).isTrue();
          assertThat(circuit.getSlidingWindowSize()).isEqualTo(50);
          assertThat(bulkhead.getMaxConcurrentCalls()).isBetween(1, 16);
        });
  }

  @Test
  void retryBacksOffWithJitter() {
    with(
        registries -> {
          var backOff =
              registries.retries().retry("provider").getRetryConfig().getIntervalBiFunction();
          List<Long> firstPauses = Stream.generate(() -> backOff.apply(1, null)).limit(20).toList();

          assertThat(firstPauses).allMatch(pause -> pause >= 50 && pause <= 150);
          assertThat(firstPauses.stream().distinct().count()).isGreaterThan(1);
        });
  }

  @Test
  void oneMethodThatAlwaysTimesOutDoesNotOpenTheCircuitForEverybody() {
    with(
        registries -> {
          CircuitBreaker circuit = registries.circuits().circuitBreaker("provider");

          for (int call = 0; call < 500; call++) {
            report(circuit, call % 4 == 0);
          }

          assertThat(circuit.getState()).isEqualTo(State.CLOSED);
        });
  }

  @Test
  void providerThatIsDownOpensTheCircuit() {
    with(
        registries -> {
          CircuitBreaker circuit = registries.circuits().circuitBreaker("provider");

          for (int call = 0; call < 50; call++) {
            report(circuit, true);
          }

          assertThat(circuit.getState()).isEqualTo(State.OPEN);
        });
  }

  @Test
  void openCircuitIsRetryLaterAndLetsReleasesThrough() {
    with(
        registries -> {
          var executor = new SimpleAsyncTaskExecutor("call-");
          registries.circuits().circuitBreaker("provider").transitionToOpenState();

          assertThatThrownBy(
                  () -> new ProviderGuard("provider", registries, executor).call(() -> "approved"))
              .isInstanceOf(RetryLaterException.class);
          String released =
              new ProviderGuard("provider-release", registries, executor).call(() -> "voided");

          assertThat(released).isEqualTo("voided");
        });
  }

  private static void report(CircuitBreaker circuit, boolean failed) {
    if (!circuit.tryAcquirePermission()) {
      return;
    }
    if (failed) {
      circuit.onError(2, TimeUnit.SECONDS, new TimeoutException());
    } else {
      circuit.onSuccess(10, TimeUnit.MILLISECONDS);
    }
  }

  private static ProviderUnavailableException unavailable() {
    return new ProviderUnavailableException("503", null);
  }

  private void with(Consumer<Registries> test) {
    context.run(
        started ->
            test.accept(
                new Registries(
                    started.getBean(RetryRegistry.class),
                    started.getBean(CircuitBreakerRegistry.class),
                    started.getBean(TimeLimiterRegistry.class),
                    started.getBean(BulkheadRegistry.class))));
  }
}
