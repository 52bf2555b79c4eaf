package dev.sagas.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first day of the UCI data set, which is not part of the repository. */
class RealFileTest {

  private static final Path FILE =
      Path.of(System.getProperty("repository.root", ".."))
          .resolve("../shared/data/online-retail-2010-12-01.csv");

  @BeforeAll
  static void requireTheFile() {
    assumeTrue(Files.isReadable(FILE), FILE + " is not there: skipped");
  }

  @Test
  void everyLineEndsInOneBucket() {
    TradingDay day = TradingDay.of(RetailFile.read(FILE));

    assertThat(day.lines())
        .containsOnly(
            entry(Bucket.SOLD_TO_CUSTOMER, 1570),
            entry(Bucket.SOLD_TO_GUEST, 529),
            entry(Bucket.RETURNED, 1),
            entry(Bucket.RETURN_OF_NOTHING_KNOWN, 24),
            entry(Bucket.CHARGE, 6),
            entry(Bucket.FREE, 9));
    assertThat(day.lineCount()).isEqualTo(2139);
    assertThat(day.worth().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("39948.08");
  }

  @Test
  void cancelsTheOrderThatIsReturnedInPartAndOrdersTheRestAnew() {
    TradingDay day = TradingDay.of(RetailFile.read(FILE));

    assertThat(day.cancellations())
        .singleElement()
        .satisfies(step -> assertThat(step.cancelled().key()).isEqualTo("536488"));
    assertThat(day.placements()).anyMatch(order -> order.key().equals("536488-less-C536506"));
  }
}
