package dev.sagas.services.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.payment.provider.simulated.SimulatedProviderProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ProviderPropertiesTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Settings.class);

  @Test
  void hasDefaults() {
    context.run(
        started -> {
          assertThat(started.getBean(ProviderProperties.class).keyRetention())
              .isEqualTo(Duration.ofHours(24));
          assertThat(started.getBean(SimulatedProviderProperties.class))
              .isEqualTo(
                  new SimulatedProviderProperties(
                      Duration.ofMillis(10), Duration.ofMillis(1500), Duration.ofHours(24)));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "payment.provider.key-retention=30s, keyRetention",
    "payment.provider.simulated.latency=-1ms, latency",
    "payment.provider.simulated.latency=11s, latency",
    "payment.provider.simulated.slow-answer=2m, slowAnswer",
    "payment.provider.simulated.key-retention=0s, keyRetention"
  })
  void doesNotStartWithASettingOutOfRange(String setting, String field) {
    context
        .withPropertyValues(setting)
        .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining(field));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({ProviderProperties.class, SimulatedProviderProperties.class})
  static class Settings {}
}
