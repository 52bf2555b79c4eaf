package dev.sagas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLimitTest {

  private final BatchLimit limit = new BatchLimit(8);

  @Test
  void isHalvedByEachFailureDownToOne() {
    assertThat(limit.now()).isEqualTo(8);
    limit.failed();
    assertThat(limit.now()).isEqualTo(4);
    IntStream.range(0, 5).forEach(time -> limit.failed());
    assertThat(limit.now()).isEqualTo(1);
  }

  @Test
  void growsByOneForAsManyDeliveriesAsItAllowsAtTheMost() {
    IntStream.range(0, 3).forEach(time -> limit.failed());

    IntStream.range(0, 7).forEach(time -> limit.succeeded(1));
    assertThat(limit.now()).isEqualTo(1);
    limit.succeeded(1);
    assertThat(limit.now()).isEqualTo(2);
    limit.succeeded(8);
    assertThat(limit.now()).isEqualTo(3);
  }

  @Test
  void neverExceedsWhatItAllowsAtTheMost() {
    IntStream.range(0, 20).forEach(time -> limit.succeeded(8));

    assertThat(limit.now()).isEqualTo(8);
  }
}
