package dev.sagas.services.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What is told to whoever asks by HTTP. */
class HealthIT extends RunningNotificationService {

  @Test
  void showsHowFarHistoryHasCome() {
    JsonNode replay =
        await()
            .atMost(PATIENCE)
            .until(
                () -> rest.getForObject("/actuator/health/replay", JsonNode.class),
                health -> health.has("details"));

    assertThat(replay.get("status").asText()).isEqualTo("UP");
    assertThat(replay.at("/details/start/from").asText()).isEqualTo("start");
    assertThat(replay.at("/details/start/read").isNumber()).isTrue();
  }
}
