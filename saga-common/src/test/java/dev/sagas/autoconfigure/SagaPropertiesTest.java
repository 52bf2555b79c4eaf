package dev.sagas.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.choreography.verify.ChoreographyVerifier;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SagaPropertiesTest {

  @Test
  void hasDefaultsForEverything() {
    SagaProperties properties = bind(Map.of());

    assertThat(properties.outbox().workers()).isEqualTo(2);
    assertThat(properties.outbox().maxBodySize().toMegabytes()).isOne();
    assertThat(properties.inbox().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(properties.retry().ladder())
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5))
        .isEqualTo(ChoreographyVerifier.DEFAULT_LADDER);
    assertThat(properties.topology().verify()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          saga.outbox.workers            | 0     | is 0: set it between 1 and 16
          saga.outbox.workers            | 17    | is 17: set it between 1 and 16
          saga.outbox.batch-size         | 5001  | is 5001: set it between 1 and 5000
          saga.outbox.pending-keys       | 199   | is 199: set it between 200 and 10000000
          saga.outbox.sweep-interval     | 0s    | is PT0S: set it above zero
          saga.outbox.confirm-timeout    | -1s   | is PT-1S: set it above zero
          saga.outbox.lease              | 10s   | is PT10S: set it above saga.outbox.confirm-timeout, which is PT10S
          saga.outbox.max-body-size      | 15MB  | is 15728640: set it between 1024 and 15000000
          saga.inbox.workers             | 0     | is 0: set it between 1 and 64
          saga.inbox.batch-size          | 501   | is 501: set it between 1 and 500
          saga.inbox.calls               | 0     | is 0: set it between 1 and 256
          saga.inbox.prefetch            | 2001  | is 2001: set it between 1 and 2000
          saga.inbox.retention           | 0s    | is PT0S: set it above zero
          saga.inbox.purge-interval      | 0s    | is PT0S: set it above zero
          saga.retry.max-attempts        | 0     | is 0: set it between 1 and 10000
          saga.retry.ladder              | 1s,0s | is PT0S: set it above zero
          saga.topology.check-interval   | 0s    | is PT0S: set it above zero
          saga.dead-letters.max-stay     | 0s    | is PT0S: set it above zero
          saga.dead-letters.retention    | 1d    | is PT24H: set it to PT720H or more, which is saga.inbox.retention
          saga.topology.backfill.margin  | 0s    | is PT0S: set it above zero
          saga.topology.restore.username | topology | and saga.topology.restore.password go together: set both or none
          """)
  void namesTheSettingThatIsOutOfRangeAndWhatIsAllowed(String name, String value, String message) {
    assertThatThrownBy(() -> bind(Map.of(name, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + " " + message);
  }

  private static SagaProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("saga", SagaProperties.class);
  }
}
