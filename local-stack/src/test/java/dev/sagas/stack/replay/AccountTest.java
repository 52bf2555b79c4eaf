package dev.sagas.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class AccountTest {

  private final Account sample = Account.expectedFrom(TradingDay.of(Samples.sampleFile()));

  @Test
  void expectsEveryOrderToCompleteThatIsNotTakenBack() {
    assertThat(sample.figure(Figure.CUSTOMERS)).isEqualTo(4);
    assertThat(sample.figure(Figure.ORDERS_COMPLETED)).isEqualTo(4);
    assertThat(sample.figure(Figure.ORDERS_CANCELLED)).isEqualTo(3);
    assertThat(sample.figure(Figure.ORDERS_IN_OTHER_STATES)).isZero();
  }

  @Test
  void expectsTheMoneyOfTheFile() {
    assertThat(sample.figure(Figure.ORDERED)).isEqualTo(125_22);
    assertThat(sample.figure(Figure.CAPTURED)).isEqualTo(125_22);
    assertThat(sample.figure(Figure.REFUNDED)).isEqualTo(36_44);
    assertThat(sample.figure(Figure.STANDING)).isEqualTo(88_78);
    assertThat(sample.figure(Figure.EXPOSURE)).isZero();
  }

  @Test
  void expectsReturnedPiecesBackInStock() {
    assertThat(sample.stockChange())
        .containsExactly(
            entry("10001", 0L), entry("10002A", 1L), entry("10003", 12L), entry("10005", 5L));
    assertThat(sample.figure(Figure.PIECES_GONE)).isEqualTo(14);
  }
}
