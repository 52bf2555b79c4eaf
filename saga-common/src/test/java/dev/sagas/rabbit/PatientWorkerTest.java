package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sagas.retry.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PatientWorkerTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  void warnsOfEachReasonOnce(CapturedOutput output) {
    Iterator<String> reasons =
        List.of("no broker", "no broker", "ACCESS_REFUSED", "ACCESS_REFUSED", "no broker")
            .iterator();
    PatientWorker worker =
        new PatientWorker(
            "history",
            () -> {
              if (reasons.hasNext()) {
                throw new IOException(reasons.next());
              }
              return false;
            },
            SHORT,
            new Backoff(SHORT, SHORT));

    worker.start();

    await().until(() -> !reasons.hasNext());
    worker.stop();
    assertThat(output.getOut().lines().filter(it -> it.contains("Cannot go on with 'history'")))
        .satisfiesExactly(
            it -> assertThat(it).contains("no broker"),
            it -> assertThat(it).contains("ACCESS_REFUSED"),
            it -> assertThat(it).contains("no broker"));
  }
}
