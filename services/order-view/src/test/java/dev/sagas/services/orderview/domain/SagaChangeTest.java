package dev.sagas.services.orderview.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SagaChangeTest {

  @Test
  void knowsEveryEventOfAnOrder() {
    Set<String> ofNoOrder =
        EventTypes.ALL.stream()
            .filter(type -> SagaChange.of(type).isEmpty())
            .collect(Collectors.toSet());

    assertThat(ofNoOrder)
        .containsExactlyInAnyOrder(EventTypes.CUSTOMER_REGISTERED, EventTypes.PRODUCT_LISTED);
  }
}
