package dev.sagas.services.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.services.payment.PaymentApplication;
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
}
