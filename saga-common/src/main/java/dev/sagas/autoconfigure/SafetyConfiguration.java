package dev.sagas.autoconfigure;

import dev.sagas.retry.RetryPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses unsafe settings before any bean is made. */
@Configuration(proxyBeanMethods = false)
class SafetyConfiguration {

  @Bean
  static SafetyCheck sagaSafetyCheck(Environment environment) {
    return new SafetyCheck(environment, SafetyConfiguration::retention);
  }

  private static UnsafeSettings.Retention retention(Binder binder) {
    SagaProperties saga = binder.bindOrCreate("saga", SagaProperties.class);
    RetryPolicy retries = new RetryPolicy(saga.retry().ladder(), saga.retry().maxAttempts());
    return new UnsafeSettings.Retention(
        saga.inbox().retention(), retries.longestStay(), saga.deadLetters().maxStay());
  }
}
