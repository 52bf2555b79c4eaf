package dev.sagas.choreography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceNamesTest {

  private final ServiceNames names = new ServiceNames("order-view");

  @Test
  void namesExchangesAndQueuesAfterTheService() {
    assertThat(names.events()).isEqualTo("order-view.events");
    assertThat(names.local()).isEqualTo("order-view.local");
    assertThat(names.inbox()).isEqualTo("order-view.inbox");
    assertThat(names.dead()).isEqualTo("order-view.dead");
  }

  @Test
  void namesRetryQueuesByTheirDelayInTheLargestWholeUnit() {
    assertThat(names.retry(Duration.ofSeconds(1))).isEqualTo("order-view.retry.1s");
    assertThat(names.retry(Duration.ofSeconds(90))).isEqualTo("order-view.retry.90s");
    assertThat(names.retry(Duration.ofSeconds(300))).isEqualTo("order-view.retry.5m");
    assertThat(names.retry(Duration.ofMinutes(120))).isEqualTo("order-view.retry.2h");
    assertThat(names.retry(Duration.ofMillis(250))).isEqualTo("order-view.retry.250ms");
  }

  @Test
  void refusesADelayThatIsNotPositive() {
    assertThatThrownBy(() -> names.retry(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
  }

  @Test
  void refusesANameThatWouldNotFitThePermissions() {
    assertThatThrownBy(() -> new ServiceNames("order.view"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order.view");
  }
}
