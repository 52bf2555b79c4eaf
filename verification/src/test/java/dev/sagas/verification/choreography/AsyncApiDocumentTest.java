package dev.sagas.verification.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import com.asyncapi.v3._0_0.model.AsyncAPI;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI document as tools read it. */
class AsyncApiDocumentTest {

  private final CheckoutChoreography checkout = new CheckoutChoreography(Repository.find().root());
  private final JoinedChoreography choreography = checkout.verifier().choreography();
  private final JsonNode document = read();

  @Test
  void hasAChannelAndAMessageForEachEvent() {
    List<String> types =
        choreography.events().stream().map(event -> event.type().toString()).toList();

    assertThat(names(document.get("channels"))).isEqualTo(types);
    assertThat(names(document.at("/components/messages"))).isEqualTo(types);
    assertThat(types)
        .allSatisfy(
            type -> {
              JsonNode channel = document.get("channels").get(type);
              assertThat(channel.get("address").asText()).isEqualTo(type);
              assertThat(channel.at("/bindings/amqp/exchange/name").asText())
                  .isEqualTo(type.substring(0, type.indexOf('.')) + ".events");
            });
  }

  @Test
  void hasAnOperationForEachServiceThatSendsOrReceives() {
    List<String> expected = new ArrayList<>();
    for (String service : choreography.names()) {
      for (EventManifest event : choreography.events()) {
        if (event.type().publisher().equals(service)) {
          expected.add("%s send %s".formatted(service, event.type()));
        }
        if (choreography.consumes(service, event.type())) {
          expected.add("%s receive %s".formatted(service, event.type()));
        }
      }
    }

    List<String> operations = new ArrayList<>();
    document
        .get("operations")
        .forEach(
            operation ->
                operations.add(
                    "%s %s %s"
                        .formatted(
                            operation.at("/tags/0/name").asText(),
                            operation.get("action").asText(),
                            operation.at("/channel/$ref").asText().replace("#/channels/", ""))));

    assertThat(operations).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyReferenceLeadsToSomething() {
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference -> assertThat(document.at(reference.substring(1)).isObject()).isTrue());
  }

  @Test
  void isWhatTheLibraryOfAsyncApiReads() throws IOException {
    AsyncAPI read = new ObjectMapper().treeToValue(document, AsyncAPI.class);

    assertThat(read.getAsyncapi()).isEqualTo("3.0.0");
    assertThat(read.getChannels()).hasSameSizeAs(choreography.events());
    assertThat(read.getOperations()).hasSameSizeAs(document.get("operations"));
    assertThat(read.getComponents()).isNotNull();
  }

  private JsonNode read() {
    try {
      Object yaml =
          new Yaml().load(Files.readString(checkout.root().resolve("docs/asyncapi.yaml")));
      return new ObjectMapper().valueToTree(yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
