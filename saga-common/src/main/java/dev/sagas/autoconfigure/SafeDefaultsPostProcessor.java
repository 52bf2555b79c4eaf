package dev.sagas.autoconfigure;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Contributes safe values, of the lowest precedence, for the settings of {@code spring.rabbitmq}
 * whose defaults lose messages, or hold them up for minutes. Only an explicit unsafe choice is left
 * to refuse.
 */
final class SafeDefaultsPostProcessor implements EnvironmentPostProcessor, Ordered {

  static final Map<String, Object> SAFE_DEFAULTS =
      Map.of(
          "spring.rabbitmq.publisher-confirm-type", "correlated",
          "spring.rabbitmq.publisher-returns", "true",
          "spring.rabbitmq.template.mandatory", "true",
          "spring.rabbitmq.dynamic", "false",
          // A node that lost its power or its network says nothing. Unasked, consumers would wait
          // two
          // minutes for it before they turn to another node, and a minute on each attempt to
          // connect.
          "spring.rabbitmq.requested-heartbeat", "10s",
          "spring.rabbitmq.connection-timeout", "5s");

  /**
   * Spring's container warns of every try of every consumer while the broker is away, by the name
   * of our class; we tell of it once.
   */
  static final Map<String, Object> QUIET_DEFAULTS =
      Map.of("logging.level.dev.sagas.rabbit.InboxContainer", "error");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("sagaSafeDefaults", SAFE_DEFAULTS));
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("sagaQuietDefaults", QUIET_DEFAULTS));
  }

  /** After the configuration files, which would else come behind these defaults. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
