package dev.sagas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sagas.event.UuidV7;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A process is killed at each point on the way of a parked message; none is lost or doubled. */
class RedriveKillIT {

  private static PrivateServers servers;

  @TempDir private Path folder;
  private final UUID event = UuidV7.next();
  private final UUID saga = UuidV7.next();

  @BeforeAll
  static void start() {
    servers = PrivateServers.start(Repository.find());
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource
  void losesAndDoublesNothingWhereverItIsKilled(Victim.Point point) throws Exception {
    servers.publisher().publish("order.placed.v1", event, saga, Map.of("orderId", "1"));

    int status = dies(point);
    assertThat(status).as(log()).isEqualTo(Victim.KILLED);

    StubbornCustomer.STUBBORN.set(false);
    try (ConfigurableApplicationContext survivor =
        new SpringApplicationBuilder(StubbornCustomer.class)
            .web(WebApplicationType.NONE)
            .run(settings())) {
      DeadLetters letters = survivor.getBean(DeadLetters.class);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                waiting(letters).forEach(id -> letters.redrive(id, Request.by("ada")));
                assertThat(StubbornCustomer.handled(event)).hasSize(1);
                assertThat(waiting(letters)).isEmpty();
              });
      assertThat(StubbornCustomer.handled(event)).hasSize(1);
    }
  }

  private List<Long> waiting(DeadLetters letters) {
    return letters.list(DeadLetterFilter.all().ofSaga(saga.toString())).stream()
        .map(DeadLetter::id)
        .toList();
  }

  private int dies(Victim.Point point) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Victim.class.getName(), point.name()));
    command.addAll(List.of(settings()));
    Process victim =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("victim.log").toFile())
            .directory(new File("."))
            .start();
    if (!victim.waitFor(2, TimeUnit.MINUTES)) {
      victim.destroyForcibly();
    }
    return victim.waitFor();
  }

  private String log() throws IOException {
    return Files.exists(folder.resolve("victim.log"))
        ? Files.readString(folder.resolve("victim.log"))
        : "no log";
  }

  private static String[] settings() {
    return servers.addresses().propertiesOf("customer").entrySet().stream()
        .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
        .toArray(String[]::new);
  }
}
