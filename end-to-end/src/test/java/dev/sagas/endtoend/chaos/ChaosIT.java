package dev.sagas.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.FastStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run as {@code ./dev chaos} makes it, but short, and of a few kinds that need little time. */
class ChaosIT {

  private static final ChaosOptions SHORT =
      new ChaosOptions(
          Duration.ofSeconds(40),
          20261121,
          5,
          "(kill -9|pause) of (a service|PostgreSQL|RabbitMQ)"
              + "|(RabbitMQ closes all|PostgreSQL ends) connections",
          false,
          // A build does other things at the same time.
          Duration.ofMinutes(3));

  @Test
  void losesDoublesAndStrandsNothing() throws Exception {
    ChaosRun run =
        new ChaosRun(SHORT, Path.of("target"), FastStart.inTarget()::prepare, System.out);

    RunResult result = run.run();

    assertThat(result.violations()).as("see " + run.folder()).isEmpty();
    assertThat(result.faultsByKind()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(result.outcomes()).containsKeys("COMPLETED", "CANCELLED, PAYMENT_DECLINED");
    assertThat(Files.readString(run.folder().resolve("report.md"))).contains("## Faults");
    run.discardData();
  }
}
