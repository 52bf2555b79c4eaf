package dev.sagas.verification.choreography;

import dev.sagas.choreography.document.AsyncApi;
import dev.sagas.choreography.document.ChoreographyPage;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.event.EventType;
import java.nio.file.Path;
import java.util.List;

/** The documents that are written from the choreography. */
public final class Documents {

  /** The command that refreshes them. */
  public static final String REFRESH = "./dev verify-choreography --write";

  private static final String ORIGIN =
      "Written from the annotations of the services by `%s`; the build fails when it is stale."
          .formatted(REFRESH);

  private Documents() {}

  /** What each document must say now. */
  public static List<Document> of(JoinedChoreography choreography) {
    return List.of(
        new Document(Path.of("docs/choreography.md"), page(choreography)),
        new Document(Path.of("docs/asyncapi.yaml"), asyncApi(choreography)),
        new Document(
            Path.of("services/order-view/src/main/resources/choreography.json"),
            ConsoleGraph.of(choreography)));
  }

  private static String page(JoinedChoreography choreography) {
    return ChoreographyPage.write(
        choreography,
        "The checkout's choreography",
        ORIGIN
            + " What each event means is told in [events.md](events.md); the same for tools is in"
            + " [asyncapi.yaml](asyncapi.yaml).",
        Documents::schemaLink);
  }

  private static String schemaLink(EventType type) {
    return "../services/%s/src/main/resources/schemas/%s.json".formatted(type.publisher(), type);
  }

  private static String asyncApi(JoinedChoreography choreography) {
    AsyncApi.Api api =
        new AsyncApi.Api(
            "Checkout sagas",
            "0.1.0",
            "The events by which order, customer, inventory and payment agree on a checkout, and others follow it. "
                + ORIGIN,
            "localhost:5672",
            "checkout");
    return AsyncApi.write(choreography, api);
  }
}
