package dev.sagas.autoconfigure;

import dev.sagas.autoconfigure.UnsafeSettings.Retention;
import java.time.Duration;
import java.util.Collections;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses unsafe settings before anything else is made. */
@Configuration(proxyBeanMethods = false)
class SafetyConfiguration {

  @Bean
  static SafetyCheck safetyCheck(Environment environment) {
    return new SafetyCheck(environment, SafetyConfiguration::retention);
  }

  /** No retry waits longer than the longest rung; unknown answers are retried without end. */
  private static Retention retention(Binder settings) {
    SagaProperties saga = settings.bindOrCreate("saga", SagaProperties.class);
    Duration longestRung = Collections.max(saga.retry().ladder());
    return new Retention(
        saga.inbox().retention(),
        longestRung.multipliedBy(saga.retry().maxAttempts()),
        saga.deadLetters().maxStay());
  }
}
