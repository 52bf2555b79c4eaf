package dev.sagas.services.order.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CheckoutPropertiesTest {

  @Test
  void hasADefaultForEverything() {
    CheckoutProperties properties = bind(Map.of());

    assertThat(properties.deadline()).isEqualTo(Duration.ofSeconds(60));
    assertThat(properties.priceWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(properties.maxRequestSize().toMegabytes()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "checkout.deadline, 0s",
    "checkout.late-after, 59s",
    "checkout.late-scan-interval, 0s",
    "checkout.price-wait, -1s",
    "checkout.max-wait, -1s",
    "checkout.watch-interval, 0s",
    "checkout.stream-timeout, -1s",
    "checkout.heartbeat-interval, 0s",
    "checkout.key-retention, 0s",
    "checkout.key-scan-interval, 0s",
    "checkout.max-request-size, 0B",
    "checkout.max-requests, 0"
  })
  void namesThePropertyThatIsOutOfRange(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of(name, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  private static CheckoutProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("checkout", CheckoutProperties.class);
  }
}
