package dev.sagas.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateClusterIT {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void goesOnWithoutAnyOneOfItsNodesAndGetsItBack(boolean ownNetworks) throws Exception {
    ClusterSettings settings = ClusterSettings.importing(Repository.find().definitions());
    try (PrivateCluster cluster =
        PrivateCluster.start(ownNetworks ? settings : settings.onLoopback())) {
      assertThat(queues(cluster)).isNotEmpty().allMatch(queue -> queue.path("members").size() == 3);
      ClusterNode leader = cluster.leaderOf("order.dead");
      publish(cluster, "before");

      leader.kill();
      publish(cluster, "one killed");
      leader.start();
      cluster.awaitWholeAgain(leader);

      ClusterNode minority = cluster.leaderOf("order.dead");
      cluster.cutOff(minority);
      cluster.awaitPause(minority);
      publish(cluster, "one cut off");
      cluster.heal(minority);
      cluster.awaitWholeAgain(minority);

      assertThat(messages(cluster)).containsOnly("before", "one killed", "one cut off");
    }
  }

  private static JsonNode queues(PrivateCluster cluster) {
    return cluster.management().get("/api/queues/checkout");
  }

  private static void publish(PrivateCluster cluster, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Awaitility.await("a confirm")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              try (Connection connection = cluster.connect(Account.named("order"));
                  Channel channel = connection.createChannel()) {
                channel.confirmSelect();
                channel.basicPublish(
                    "order.local", "dead", true, MessageProperties.PERSISTENT_BASIC, body);
                return channel.waitForConfirms(5_000);
              }
            });
  }

  /** One may have come twice: a confirm that is late is asked for again. */
  private static Set<String> messages(PrivateCluster cluster) throws Exception {
    try (Connection connection = cluster.connect(cluster.operator());
        Channel channel = connection.createChannel()) {
      Set<String> messages = new HashSet<>();
      for (GetResponse got = channel.basicGet("order.dead", true);
          got != null;
          got = channel.basicGet("order.dead", true)) {
        messages.add(new String(got.getBody(), StandardCharsets.UTF_8));
      }
      return messages;
    }
  }
}
