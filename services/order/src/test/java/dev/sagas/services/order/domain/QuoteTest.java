package dev.sagas.services.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuoteTest {

  private static final Map<String, Money> PRICES =
      Map.of(
          "mug", new Money(295, "GBP"),
          "lamp", new Money(4_508, "GBP"),
          "wine", new Money(900, "EUR"),
          "gift", new Money(0, "GBP"),
          "yacht", new Money(Long.MAX_VALUE, "GBP"));

  @Test
  void addsUpOurOwnPrices() {
    Quote quote = quote(line("mug", 2), line("lamp", 1));

    assertThat(quote)
        .isEqualTo(
            new Quote.Priced(
                List.of(
                    new OrderLine("mug", 2, new Money(295, "GBP")),
                    new OrderLine("lamp", 1, new Money(4_508, "GBP"))),
                new Money(5_098, "GBP")));
  }

  @Test
  void mergesLinesOfTheSameProductIntoTheFirst() {
    Quote quote = quote(line("mug", 2), line("lamp", 1), line("mug", 3));

    assertThat(((Quote.Priced) quote).lines())
        .extracting(OrderLine::sku, OrderLine::quantity)
        .containsExactly(tuple("mug", 5), tuple("lamp", 1));
  }

  @Test
  void namesEveryLineWhoseProductIsUnknown() {
    Quote quote = quote(line("mug", 1), line("ghost", 1), line("phantom", 1));

    assertThat(((Quote.Refused) quote).violations())
        .extracting(Violation::field)
        .containsExactly("lines[1].sku", "lines[2].sku");
  }

  @Test
  void refusesMixedCurrencies() {
    Quote quote = quote(line("mug", 1), line("wine", 1));

    assertThat(quote)
        .isEqualTo(
            new Quote.Refused(
                List.of(
                    new Violation("lines[1].sku", "must be priced in GBP like the first line"))));
  }

  @Test
  void refusesATotalThatDoesNotFit() {
    assertThat(fields(quote(line("yacht", 2)))).containsExactly("lines");
    assertThat(fields(quote(line("yacht", 1), line("mug", 1)))).containsExactly("lines");
  }

  @Test
  void refusesAnOrderThatCostsNothing() {
    assertThat(fields(quote(line("gift", 3)))).containsExactly("lines");
  }

  @Test
  void acceptsAFreeProductBesideOthers() {
    Quote quote = quote(line("gift", 3), line("mug", 1));

    assertThat(((Quote.Priced) quote).total()).isEqualTo(new Money(295, "GBP"));
  }

  @Test
  void refusesAQuantityThatGrowsTooLargeByMerging() {
    Quote quote = quote(line("mug", Quote.MAX_QUANTITY), line("mug", 1));

    assertThat(fields(quote)).containsExactly("lines[1].quantity");
  }

  private static List<String> fields(Quote quote) {
    return ((Quote.Refused) quote).violations().stream().map(Violation::field).toList();
  }

  private static RequestedLine line(String sku, int quantity) {
    return new RequestedLine(sku, quantity);
  }

  private static Quote quote(RequestedLine... lines) {
    return Quote.of(Arrays.asList(lines), PRICES);
  }
}
