package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.order.application.OrderWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@Timeout(60)
class OrderStreamIT extends RunningService {

  @Autowired private OrderWatch watch;

  @Test
  void sendsEachChangeOnceAndEndsWhenTheOrderIsAtRest() throws IOException {
    UUID order = placedOrder();

    List<String> lines;
    try (BufferedReader stream = read(client.follow(order))) {
      publish("payment.authorized.v1", order);
      awaitState(order, "CONFIRMED");
      publish("payment.captured.v1", order);
      lines = stream.lines().toList();
    }

    assertThat(only(lines, "id:")).containsExactly("id:0", "id:1", "id:2");
    assertThat(only(lines, "event:")).containsOnly("event:state-changed").hasSize(3);
    assertThat(states(lines)).containsExactly("PENDING", "CONFIRMED", "COMPLETED");
  }

  @Test
  void tellsTheReasonOfACancellation() throws IOException {
    UUID order = placedOrder();
    publish("payment.declined.v1", order);
    awaitState(order, "CANCELLING");
    publishReleases(order);

    try (BufferedReader stream = read(client.follow(order))) {
      List<String> lines = stream.lines().toList();

      assertThat(states(lines)).containsExactly("PENDING", "CANCELLING", "CANCELLED");
      assertThat(only(lines, "data:").get(1))
          .contains("\"reason\":\"PAYMENT_DECLINED\"", "\"reasonDetail\":\"BECAUSE\"");
    }
  }

  @Test
  void resumesAfterTheLastEventThatWasSeen() throws IOException {
    UUID order = placedOrder();
    publish("payment.authorized.v1", order);
    publish("payment.captured.v1", order);
    awaitState(order, "COMPLETED");

    try (BufferedReader stream = read(client.follow(order, "Last-Event-ID", "1"))) {
      assertThat(states(stream.lines().toList())).containsExactly("COMPLETED");
    }
  }

  @Test
  void tellsBrowsersToStopWhenNothingIsLeftToSee() {
    UUID order = placedOrder();
    publish("payment.authorized.v1", order);
    awaitState(order, "CONFIRMED");
    publish("payment.captured.v1", order);
    awaitState(order, "COMPLETED");

    assertThat(client.follow(order, "Last-Event-ID", "2").statusCode()).isEqualTo(204);
  }

  @Test
  void keepsAnIdleStreamAliveAndForgetsAClientThatIsGone() throws IOException {
    UUID order = placedOrder();
    int before = watch.watching();

    try (BufferedReader stream = read(client.follow(order))) {
      assertThat(firstLine(stream, line -> line.startsWith(":"))).isEqualTo(":still here");
      assertThat(watch.watching()).isGreaterThan(before);
    }

    Awaitility.await().until(() -> watch.watching() <= before);
  }

  private static String firstLine(BufferedReader stream, Predicate<String> wanted) {
    return stream.lines().filter(wanted).findFirst().orElseThrow();
  }

  private static BufferedReader read(HttpResponse<InputStream> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static List<String> only(List<String> lines, String prefix) {
    return lines.stream().filter(line -> line.startsWith(prefix)).toList();
  }

  private static List<String> states(List<String> lines) {
    List<String> states = new ArrayList<>();
    for (String data : only(lines, "data:")) {
      states.add(data.replaceAll(".*\"state\":\"(\\w+)\".*", "$1"));
    }
    return states;
  }
}
