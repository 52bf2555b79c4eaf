package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.rabbit.BrokerTopology.Binding;
import dev.sagas.rabbit.BrokerTopology.Exchange;
import dev.sagas.rabbit.BrokerTopology.Queue;
import dev.sagas.rabbit.BrokerTopology.Vitals;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementApiTest {

  private FakeManagementApi server;
  private ManagementApi api;

  @BeforeEach
  void start() throws IOException {
    server = new FakeManagementApi();
    api = new ManagementApi(server.settings(Duration.ofSeconds(15)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsExchangesQueuesAndBindings() throws Exception {
    server.answers(
        """
        [{"name": "", "type": "direct", "durable": true},
         {"name": "shop.events", "type": "topic", "durable": true, "arguments": {}}]""",
        """
        [{"name": "shop.inbox", "type": "quorum", "durable": true, "extra": {},
          "arguments": {"x-queue-type": "quorum", "x-message-ttl": 1000, "x-overflow": "drop-head"},
          "effective_policy_definition": {"message-ttl": 7, "delivery-limit": 500}},
         {"name": "old", "durable": false, "arguments": [], "effective_policy_definition": []}]""",
        """
        [{"source": "", "routing_key": "shop.inbox", "destination": "shop.inbox",
          "destination_type": "queue"},
         {"source": "a", "routing_key": "#", "destination": "b", "destination_type": "exchange"}]""");

    BrokerTopology topology = api.read();

    assertThat(topology.exchanges())
        .containsOnly(
            Map.entry("", new Exchange("direct", true)),
            Map.entry("shop.events", new Exchange("topic", true)));
    assertThat(topology.queues())
        .containsOnly(
            Map.entry(
                "shop.inbox",
                new Queue(
                    "quorum",
                    true,
                    Map.of(
                        "queue-type",
                        "quorum",
                        "message-ttl",
                        1000L,
                        "overflow",
                        "drop-head",
                        "delivery-limit",
                        500L))),
            Map.entry("old", new Queue("classic", false, Map.of())));
    assertThat(topology.bindings()).containsExactly(new Binding("", "shop.inbox", "shop.inbox"));
  }

  @Test
  void readsHowAQueueIsWhereTheStatisticsTell() throws Exception {
    server.answers(
        "[]",
        """
        [{"name": "shop.inbox", "type": "quorum", "durable": true, "consumers": 2, "leader": "a",
          "reductions": 500, "messages_ready": 3, "messages_unacknowledged": 4},
         {"name": "new", "type": "quorum", "durable": true}]""",
        "[]");

    Map<String, Queue> queues = api.read().queues();

    assertThat(queues)
        .hasEntrySatisfying(
            "shop.inbox",
            it -> assertThat(it.vitals()).isEqualTo(new Vitals(2L, "a", 500L, 3L, 4L)))
        .hasEntrySatisfying("new", it -> assertThat(it.vitals()).isEqualTo(Vitals.UNKNOWN));
  }

  @Test
  void asksForTheVirtualHostWithTheServicesOwnCredentials() throws Exception {
    api.read();

    assertThat(server.paths)
        .containsExactlyInAnyOrder(
            "/api/exchanges/check%20out%2F1",
            "/api/queues/check%20out%2F1", "/api/bindings/check%20out%2F1");
    assertThat(server.authorizations).containsExactly("Basic c2hvcDpzZWNyZXQ=");
  }

  @Test
  void saysThatCredentialsOrTagAreMissing() {
    server.answers(401);

    assertThatThrownBy(() -> api.read())
        .isInstanceOf(ManagementRefusedException.class)
        .hasMessageContaining("refuses user 'shop'")
        .hasMessageContaining("rabbitmqctl set_user_tags shop management");
  }

  @Test
  void saysThatTheVirtualHostIsMissing() {
    server.answers(404);

    assertThatThrownBy(() -> api.read())
        .isInstanceOf(ManagementRefusedException.class)
        .hasMessageContaining("virtual host 'check out/1'");
  }

  @Test
  void knowsNothingWhenTheServerFails() {
    server.answers(503);

    assertThatThrownBy(() -> api.read()).isInstanceOf(ManagementUnavailableException.class);
  }

  @Test
  void knowsNothingWhenSomethingElseAnswers() {
    server.answers("<html>", "<html>", "<html>");
    assertThatThrownBy(() -> api.read()).isInstanceOf(ManagementUnavailableException.class);

    server.answers("{}", "{}", "{}");
    assertThatThrownBy(() -> api.read()).isInstanceOf(ManagementUnavailableException.class);
  }

  @Test
  void knowsNothingWhenNothingListens() {
    server.close();

    assertThatThrownBy(() -> api.read())
        .isInstanceOf(ManagementUnavailableException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void asksTheNextNodeOfAClusterWhenOneIsDownAndStaysWithTheOneThatAnswers() throws Exception {
    try (FakeManagementApi down = new FakeManagementApi()) {
      down.answers(503);
      api =
          new ManagementApi(
              FakeManagementApi.settings(Duration.ofSeconds(15), down.url(), server.url()));

      api.read();
      api.read();

      assertThat(down.requests).hasValue(1);
      assertThat(server.requests).hasValue(6);
      server.answers(503);
      down.answers(200);
      api.read();
      assertThat(down.requests).hasValue(4);
    }
  }

  @Test
  void namesEveryNodeWhenNoneAnswers() throws IOException {
    try (FakeManagementApi other = new FakeManagementApi()) {
      other.answers(500);
      server.answers(503);
      api =
          new ManagementApi(
              FakeManagementApi.settings(Duration.ofSeconds(15), server.url(), other.url()));

      assertThatThrownBy(() -> api.read())
          .isInstanceOf(ManagementUnavailableException.class)
          .hasMessageContaining(server.url().toString())
          .hasMessageContaining("answered 503")
          .hasMessageContaining(other.url().toString())
          .hasMessageContaining("answered 500");
    }
  }

  @Test
  void asksNoOtherNodeWhenItIsRefused() throws IOException {
    try (FakeManagementApi other = new FakeManagementApi()) {
      server.answers(401);
      api =
          new ManagementApi(
              FakeManagementApi.settings(Duration.ofSeconds(15), server.url(), other.url()));

      assertThatThrownBy(() -> api.read())
          .isInstanceOf(ManagementRefusedException.class)
          .hasMessageContaining(server.url().toString());
      assertThat(other.requests).hasValue(0);
    }
  }

  @Test
  void neverShowsThePassword() {
    URI url = URI.create("http://broker:15672");
    TopologySettings settings =
        new TopologySettings(
            List.of(url),
            "/",
            "shop",
            "secret",
            true,
            Duration.ofSeconds(1),
            SampleTopology.LADDER);

    assertThat(settings).asString().doesNotContain("secret");
  }
}
