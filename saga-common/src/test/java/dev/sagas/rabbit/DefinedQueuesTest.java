package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.ServiceChoreography;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is restored is what the shipped definitions have. */
class DefinedQueuesTest {

  private static final List<Duration> LADDER =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  @ParameterizedTest
  @ValueSource(strings = {"order", "customer", "inventory", "payment"})
  void declaresEachQueueWithTheArgumentsOfTheDefinitions(String service) throws IOException {
    ServiceChoreography choreography =
        new ServiceChoreography(service, List.of(), List.of(), List.of());
    Map<String, Map<String, Object>> defined = definedQueues();

    List<NeededQueue> needed = TopologyNeeds.of(choreography, LADDER).queues();

    assertThat(needed).hasSize(7);
    assertThat(needed)
        .allSatisfy(
            queue ->
                assertThat(new ObjectMapper().valueToTree(queue.arguments()).toString())
                    .as(queue.name())
                    .satisfies(
                        arguments ->
                            assertThat(read(arguments)).isEqualTo(defined.get(queue.name()))));
  }

  private static Map<String, Map<String, Object>> definedQueues() throws IOException {
    Map<String, Map<String, Object>> queues = new TreeMap<>();
    JsonNode definitions = new ObjectMapper().readTree(new File("../rabbit-definitions.json"));
    for (JsonNode queue : definitions.get("queues")) {
      queues.put(queue.get("name").asText(), read(queue.get("arguments").toString()));
    }
    return queues;
  }

  private static Map<String, Object> read(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
