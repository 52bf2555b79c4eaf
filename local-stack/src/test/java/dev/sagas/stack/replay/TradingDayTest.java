package dev.sagas.stack.replay;

import static dev.sagas.stack.replay.Samples.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class TradingDayTest {

  @Test
  void mergesLinesOfOneProductAndPrice() {
    TradingDay day =
        TradingDay.of(List.of(sold("1", "7", "10001", 2, "1"), sold("1", "7", "10001", 3, "1")));

    assertThat(day.placements())
        .singleElement()
        .satisfies(order -> assertThat(order.items()).containsExactly(new Item("10001", 5, 100)));
  }

  @Test
  void putsASecondPriceOfAProductInASecondOrder() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 1, "1"),
                sold("1", "7", "10002", 1, "1"),
                sold("1", "7", "10001", 1, "2"),
                sold("1", "7", "10002", 1, "3"),
                sold("1", "7", "10001", 1, "4")));

    assertThat(day.placements()).extracting(Step.Placement::key).containsExactly("1", "1-2", "1-3");
    assertThat(day.placements().get(1).items())
        .containsExactly(new Item("10001", 1, 200), new Item("10002", 1, 300));
  }

  @Test
  void cancelsTheOrderThatIsReturnedAsAWhole() {
    TradingDay day =
        TradingDay.of(List.of(sold("1", "7", "10001", 2, "1"), sold("C2", "7", "10001", -2, "1")));

    assertThat(day.cancellations())
        .containsExactly(new Step.Cancellation("C2", day.placements().get(0)));
    assertThat(day.placements()).hasSize(1);
    assertThat(day.lines()).containsEntry(Bucket.RETURNED, 1);
  }

  @Test
  void ordersAnewWhatIsKeptOfAnOrderThatIsReturnedInPart() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 8, "1"),
                sold("1", "7", "10002", 1, "5"),
                sold("C2", "7", "10001", -6, "1")));

    assertThat(day.steps()).hasSize(3);
    assertThat(day.steps().get(2))
        .isEqualTo(
            new Step.Placement(
                "1-less-C2",
                new Buyer("7", "France"),
                List.of(new Item("10001", 2, 100), new Item("10002", 1, 500))));
  }

  @Test
  void takesASecondReturnFromWhatWasKept() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 8, "1"),
                sold("C2", "7", "10001", -6, "1"),
                sold("C3", "7", "10001", -2, "1")));

    assertThat(day.cancellations())
        .extracting(step -> step.cancelled().key())
        .containsExactly("1", "1-less-C2");
    assertThat(day.placements()).hasSize(2);
  }

  @Test
  void knowsNothingOfAReturnThatWasBoughtByNoOneSoFar() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 2, "1"),
                sold("C2", "8", "10001", -2, "1"),
                sold("C3", "7", "10001", -3, "1"),
                sold("C4", "7", "10001", -1, "9"),
                sold("C5", "7", "10002", -1, "1"),
                sold("6", "7", "10002", 1, "1")));

    assertThat(day.cancellations()).isEmpty();
    assertThat(day.lines()).containsEntry(Bucket.RETURN_OF_NOTHING_KNOWN, 4);
  }

  @Test
  void takesAReturnAsAWholeOrNotAtAll() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 2, "1"),
                sold("C2", "7", "10001", -1, "1"),
                sold("C2", "7", "10002", -1, "1")));

    assertThat(day.cancellations()).isEmpty();
    assertThat(day.lines()).containsEntry(Bucket.RETURN_OF_NOTHING_KNOWN, 2);
  }

  @Test
  void cancelsTheLatestOfSeveralOrdersThatHoldTheReturn() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 2, "1"),
                sold("2", "7", "10001", 2, "1"),
                sold("C3", "7", "10001", -2, "1")));

    assertThat(day.cancellations()).extracting(step -> step.cancelled().key()).containsExactly("2");
  }

  @Test
  void makesAGuestOfEachInvoiceWithoutACustomer() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "", "10001", 1, "1"),
                sold("2", "", "10001", 1, "1"),
                sold("3", "7", "10001", 1, "1")));

    assertThat(day.buyers())
        .extracting(Buyer::reference)
        .containsExactly("guest-1", "guest-2", "7");
  }

  @Test
  void placesNothingForAnInvoiceThatSellsNothing() {
    TradingDay day =
        TradingDay.of(List.of(sold("1", "7", "POST", 1, "18"), sold("2", "", "10001", 5, "0")));

    assertThat(day.steps()).isEmpty();
    assertThat(day.lineCount()).isEqualTo(2);
  }

  @Test
  void deliversWhatTheFileSells() {
    TradingDay day =
        TradingDay.of(
            List.of(
                sold("1", "7", "10001", 8, "1"),
                sold("2", "8", "10001", 1, "2"),
                sold("C3", "7", "10001", -6, "1")));

    assertThat(day.deliveries()).containsExactly(entry("10001", 9L));
  }

  @Test
  void sortsTheSampleIntoBucketsThatAddUp() {
    TradingDay day = TradingDay.of(Samples.sampleFile());

    assertThat(day.lines())
        .containsOnly(
            entry(Bucket.SOLD_TO_CUSTOMER, 7),
            entry(Bucket.SOLD_TO_GUEST, 2),
            entry(Bucket.RETURNED, 3),
            entry(Bucket.RETURN_OF_NOTHING_KNOWN, 2),
            entry(Bucket.CHARGE, 2),
            entry(Bucket.FREE, 1),
            entry(Bucket.FRACTION_OF_A_PENNY, 1),
            entry(Bucket.CORRECTION, 2));
    assertThat(day.lineCount()).isEqualTo(20);
  }
}
