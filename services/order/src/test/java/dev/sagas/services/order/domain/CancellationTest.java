package dev.sagas.services.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CancellationTest {

  @Test
  void cutsLongDetails() {
    Cancellation cancellation =
        new Cancellation(CancellationReason.STOCK_REJECTED, "x".repeat(5_000));

    assertThat(cancellation.detail()).hasSize(Cancellation.DETAIL_LIMIT);
  }

  @Test
  void cutsNoCharacterInTwo() {
    String faces = "x".repeat(Cancellation.DETAIL_LIMIT - 1) + "\uD83D\uDE00";

    Cancellation cancellation = new Cancellation(CancellationReason.STOCK_REJECTED, faces);

    assertThat(cancellation.detail()).isEqualTo("x".repeat(Cancellation.DETAIL_LIMIT - 1));
  }

  @Test
  void hasNoDetailWhereNothingWasSaid() {
    assertThat(new Cancellation(CancellationReason.CANCELLATION_REQUESTED, "  ").detail()).isNull();
  }
}
