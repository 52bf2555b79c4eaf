package dev.sagas.services.payment.provider;

import dev.sagas.services.payment.application.Authorizing;
import dev.sagas.services.payment.application.Capturing;
import dev.sagas.services.payment.application.KeyMemory;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.services.payment.application.Releasing;
import dev.sagas.services.payment.provider.ProviderGuard.Registries;
import dev.sagas.services.payment.provider.simulated.ProviderBooks;
import dev.sagas.services.payment.provider.simulated.SimulatedProvider;
import dev.sagas.services.payment.provider.simulated.SimulatedProviderProperties;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the guards around the provider, and the simulated provider behind them. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  /** What is outside of the guards; replaced to talk to a real provider. */
  private static final String OUTSIDE = "outsideProvider";

  @Bean(OUTSIDE)
  PaymentProvider outsideProvider(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      SimulatedProviderProperties properties,
      Clock clock) {
    ProviderBooks books = new ProviderBooks(jdbc, transactions, properties.keyRetention());
    return new SimulatedProvider(books, properties, clock);
  }

  @Bean
  @Primary
  PaymentProvider paymentProvider(
      @Qualifier(OUTSIDE) PaymentProvider outside,
      Registries registries,
      @Qualifier("providerCalls") AsyncTaskExecutor providerCalls) {
    return new ResilientPaymentProvider(
        outside,
        new ProviderGuard(ResilientPaymentProvider.CHARGING, registries, providerCalls),
        new ProviderGuard(ResilientPaymentProvider.RELEASING, registries, providerCalls));
  }

  @Bean
  Registries providerRegistries(
      RetryRegistry retries,
      CircuitBreakerRegistry circuits,
      TimeLimiterRegistry timeLimits,
      BulkheadRegistry bulkheads) {
    return new Registries(retries, circuits, timeLimits, bulkheads);
  }

  /** A thread for each call, so that the caller can stop waiting; bounded by the bulkheads. */
  @Bean(defaultCandidate = false)
  AsyncTaskExecutor providerCalls() {
    return new SimpleAsyncTaskExecutor("provider-call-");
  }

  @Bean
  KeyMemory keyMemory(ProviderProperties properties) {
    return new KeyMemory(properties.keyRetention());
  }

  @Bean
  Authorizing authorizing(PaymentProvider provider) {
    return new Authorizing(provider);
  }

  @Bean
  Capturing capturing(PaymentProvider provider) {
    return new Capturing(provider);
  }

  @Bean
  Releasing releasing(PaymentProvider provider) {
    return new Releasing(provider);
  }
}
