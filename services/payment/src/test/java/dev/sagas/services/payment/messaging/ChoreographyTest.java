package dev.sagas.services.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.services.payment.PaymentApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChoreographyTest {

  private final ServiceChoreography payment =
      ChoreographyReader.read(
          PaymentApplication.class,
          List.of(
              CheckoutHandlers.class,
              AuthorizePayment.class,
              CapturePayment.class,
              ReleasePayment.class));

  @Test
  void queueIsBoundToExactlyWhatIsHandled() throws IOException {
    assertThat(payment.inboxBindings()).containsExactlyInAnyOrderElementsOf(definedBindings());
  }

  @Test
  void cancellationClosesEveryStepInOneTransaction() {
    Set<String> steps =
        payment.handlers().stream()
            .map(DeclaredHandler::step)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());

    List<DeclaredHandler> compensating =
        payment.handlers().stream().filter(DeclaredHandler::compensating).toList();

    assertThat(compensating).singleElement().extracting("name").asString().endsWith("cancel");
    assertThat(compensating.get(0).compensates()).containsExactlyInAnyOrderElementsOf(steps);
  }

  private static List<NeededBinding> definedBindings() throws IOException {
    Path definitions = Path.of(System.getProperty("repository.root"), "rabbit-definitions.json");
    List<NeededBinding> bindings = new ArrayList<>();
    for (JsonNode binding : new ObjectMapper().readTree(definitions.toFile()).get("bindings")) {
      String source = binding.get("source").asText();
      String queue = binding.get("destination").asText();
      if (queue.equals("payment.inbox") && !source.equals("payment.local")) {
        bindings.add(new NeededBinding(source, binding.get("routing_key").asText(), queue));
      }
    }
    return bindings;
  }
}
