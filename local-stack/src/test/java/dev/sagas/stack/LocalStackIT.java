package dev.sagas.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.test.FreePorts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackIT {

  @TempDir Path root;

  private final List<String> progress = new CopyOnWriteArrayList<>();

  @ParameterizedTest(name = "a JVM for each: {0}")
  @ValueSource(booleans = {false, true})
  void runsEachServiceWithItsOwnConfigurationAndLog(boolean processes) throws Exception {
    StackSettings settings = settings(processes);
    StackAddresses addresses;
    try (LocalStack stack = new LocalStack(settings, progress::add)) {
      addresses = stack.start();

      assertThat(addresses.services()).containsOnlyKeys("customer", "order");
      for (String service : List.of("customer", "order")) {
        JsonNode configuration = configuration(addresses, service);
        assertThat(configuration.get("name").asText()).isEqualTo(service);
        assertThat(configuration.get("broker user").asText()).isEqualTo(service);
        assertThat(configuration.get("database").asText())
            .isEqualTo(addresses.servers().jdbcUrl(service));
        assertThat(Files.readString(settings.logs().resolve(service + ".log")))
            .containsOnlyOnce("asked");
      }
      assertThat(progress).anyMatch(line -> line.contains("order is up at"));
    }
    assertThat(FreePorts.isFree(addresses.servers().postgresPort())).isTrue();
    assertThat(FreePorts.isFree(addresses.servers().amqpPort())).isTrue();
    assertThat(URI.create(addresses.services().get("order")).getPort())
        .satisfies(port -> assertThat(FreePorts.isFree(port)).isTrue());
  }

  @Test
  void reportsAServiceThatCrashes() throws Exception {
    try (LocalStack stack = new LocalStack(settings(true), progress::add)) {
      stack.start();

      pidOf("order").destroyForcibly();

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(progress)
                      .anyMatch(line -> line.startsWith("The service order ended with status")));
    }
  }

  @Test
  void namesAServiceThatWasNotBuilt() throws Exception {
    StackSettings settings = settings(false);
    Files.createDirectories(root.resolve("services/shipping"));
    Files.createFile(root.resolve("services/shipping/pom.xml"));

    try (LocalStack stack = new LocalStack(settings, progress::add)) {
      assertThatThrownBy(stack::start).hasMessageStartingWith("The service shipping is not built");
    }
  }

  private StackSettings settings(boolean processes) throws Exception {
    MadeUpRepository.in(root);
    return new StackSettings(root, root.resolve(".dev"), processes, false, false);
  }

  private ProcessHandle pidOf(String service) throws Exception {
    String pid = Files.readString(root.resolve(".dev/services/" + service + ".pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static JsonNode configuration(StackAddresses addresses, String service) throws Exception {
    URI uri = URI.create(addresses.services().get(service) + "/configuration");
    return new ObjectMapper().readTree(uri.toURL());
  }
}
