package dev.sagas.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.amqp.RabbitProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class SafeDefaultsTest {

  @Test
  void turnFromANodeThatWentWithoutAWordWithinSeconds() {
    try (ConfigurableApplicationContext context = run()) {
      RabbitProperties rabbit = context.getBean(RabbitProperties.class);

      assertThat(rabbit.getRequestedHeartbeat()).isEqualTo(Duration.ofSeconds(10));
      assertThat(rabbit.getConnectionTimeout()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void giveWayToWhatTheApplicationSets() {
    try (ConfigurableApplicationContext context =
        run(
            "--spring.rabbitmq.requested-heartbeat=30s",
            "--spring.rabbitmq.connection-timeout=1s")) {
      RabbitProperties rabbit = context.getBean(RabbitProperties.class);

      assertThat(rabbit.getRequestedHeartbeat()).isEqualTo(Duration.ofSeconds(30));
      assertThat(rabbit.getConnectionTimeout()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  private static ConfigurableApplicationContext run(String... arguments) {
    SpringApplication application = new SpringApplication(Bound.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return application.run(arguments);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(RabbitProperties.class)
  static class Bound {}
}
