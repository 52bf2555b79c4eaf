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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackIT {

  @TempDir Path root;

  private final List<String> progress = new CopyOnWriteArrayList<>();

  @Test
  void runsServicesInOneJvmWithTheirOwnConfigurationsAndLogs() throws Exception {
    StackSettings settings = settings(false);
    StackAddresses addresses;
    try (LocalStack stack = new LocalStack(settings, progress::add)) {
      addresses = stack.start();

      assertThatEachIsItself(addresses, settings);
    }
    assertThat(FreePorts.isFree(addresses.servers().postgresPort())).isTrue();
    assertThat(FreePorts.isFree(addresses.servers().amqpPort())).isTrue();
    assertThat(FreePorts.isFree(URI.create(addresses.services().get("order")).getPort())).isTrue();
  }

  @Test
  void runsServicesInJvmsOfTheirOwnAndReportsACrash() throws Exception {
    StackSettings settings = settings(true);
    try (LocalStack stack = new LocalStack(settings, progress::add)) {
      StackAddresses addresses = stack.start();

      assertThatEachIsItself(addresses, settings);
      process("services/order.pid").orElseThrow().destroyForcibly();

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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysWhyTheBrokerDidNotStartAndLeavesNothing(boolean processes) throws Exception {
    StackSettings settings = settings(processes);
    Path broker = Files.createDirectories(settings.folder().resolve("rabbitmq"));
    Files.writeString(broker.resolve("advanced.config"), "no Erlang term");
    LocalStack stack = new LocalStack(settings, progress::add);

    assertThatThrownBy(stack::start)
        .hasMessageStartingWith("RabbitMQ did not start: the broker ended");
    stack.close();

    assertThat(progress).noneMatch(line -> line.contains("is up at"));
    assertThat(List.of("rabbitmq/node.pid", "rabbitmq/epmd.pid"))
        .allSatisfy(file -> assertThat(process(file)).isEmpty());
    assertThat(root.resolve(".dev/postgres/data/postmaster.pid")).doesNotExist();
  }

  private static void assertThatEachIsItself(StackAddresses addresses, StackSettings settings)
      throws Exception {
    assertThat(addresses.services()).containsOnlyKeys("customer", "order");
    for (String service : addresses.services().keySet()) {
      JsonNode configuration = configuration(addresses, service);
      assertThat(configuration.get("name").asText()).isEqualTo(service);
      assertThat(configuration.get("broker user").asText()).isEqualTo(service);
      assertThat(configuration.get("database").asText())
          .isEqualTo(addresses.servers().jdbcUrl(service));
      assertThat(Files.readString(settings.logs().resolve(service + ".log")))
          .containsOnlyOnce("asked");
    }
  }

  private StackSettings settings(boolean processes) throws Exception {
    MadeUpRepository.in(root);
    return new StackSettings(root, root.resolve(".dev"), processes, false, false);
  }

  /** The process whose id is kept in {@code file}, if it lives. */
  private Optional<ProcessHandle> process(String file) throws Exception {
    String pid = Files.readString(root.resolve(".dev").resolve(file)).strip();
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
  }

  private static JsonNode configuration(StackAddresses addresses, String service) throws Exception {
    URI uri = URI.create(addresses.services().get(service) + "/configuration");
    return new ObjectMapper().readTree(uri.toURL());
  }
}
