package dev.sagas.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Waits until services say that they are well. */
final class Health {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build();

  /**
   * @throws StackException if the service ends, or is not well in time
   */
  void await(RunningService service, String url) {
    try {
      Awaitility.await(service.name())
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(200))
          .failFast("it ended", () -> !service.alive())
          .until(() -> isUp(url));
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new StackException(
          "The service %s did not become healthy at %s: %s.log says why."
              .formatted(service.name(), url, service.name()),
          e);
    }
  }

  private boolean isUp(String url) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/actuator/health"))
            .timeout(ANSWER_TIMEOUT)
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
