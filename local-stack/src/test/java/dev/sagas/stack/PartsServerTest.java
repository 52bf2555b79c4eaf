package dev.sagas.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartsServerTest {

  private final PartsServer server = PartsServer.start();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Part payment =
      new Part("payment", () -> done.add("started"), () -> done.add("stopped"));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void stopsAndStartsAPart() throws Exception {
    server.add(payment);

    assertThat(send("POST", "/parts/payment/stop", server.token()).statusCode()).isEqualTo(202);
    await().until(() -> payment.state() == Part.State.STOPPED);
    assertThat(send("GET", "/parts", server.token()).body())
        .isEqualTo("[{\"name\":\"payment\",\"state\":\"STOPPED\"}]");
    assertThat(send("POST", "/parts/payment/start", server.token()).statusCode()).isEqualTo(202);
    await().until(() -> payment.state() == Part.State.RUNNING);
    assertThat(done).containsExactly("stopped", "started");
  }

  @Test
  void objectsToWhatMakesNoSense() throws Exception {
    server.add(payment);

    HttpResponse<String> running = send("POST", "/parts/payment/start", server.token());
    assertThat(running.statusCode()).isEqualTo(409);
    assertThat(running.body()).contains("payment is RUNNING");
    assertThat(send("POST", "/parts/moon/stop", server.token()).statusCode()).isEqualTo(404);
    assertThat(send("POST", "/parts/payment/explode", server.token()).statusCode()).isEqualTo(404);
  }

  @Test
  void obeysNoOneWhoDoesNotKnowTheToken() throws Exception {
    server.add(payment);

    assertThat(send("POST", "/parts/payment/stop", "guessed").statusCode()).isEqualTo(403);
    assertThat(done).isEmpty();
  }

  @Test
  void aPartThatCannotBeStartedIsStillStopped() {
    Part broken =
        new Part(
            "broken",
            () -> {
              throw new StackException("no");
            },
            () -> {});
    broken.stop();
    await().until(() -> broken.state() == Part.State.STOPPED);

    broken.start();

    await().until(() -> broken.state() == Part.State.STOPPED);
  }

  private HttpResponse<String> send(String method, String path, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header(PartsServer.TOKEN_HEADER, token)
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
