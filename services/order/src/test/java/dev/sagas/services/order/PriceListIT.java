package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.order.application.PriceList;
import dev.sagas.services.order.application.PriceList.ListedProduct;
import dev.sagas.services.order.domain.Money;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PriceListIT extends RunningService {

  private final String sku = "sku-" + UUID.randomUUID();

  @Autowired private PriceList prices;

  @Test
  void takesTheNewestVersion() {
    list(sku, 1, 100, "GBP");
    list(sku, 2, 200, "GBP");

    Awaitility.await().until(() -> knownVersion(sku) == 2);
    assertThat(prices.prices(Set.of(sku))).containsEntry(sku, new Money(200, "GBP"));
  }

  @Test
  void ignoresAnOlderVersionThatComesLateOrAgain() {
    list(sku, 7, 700, "GBP");
    Awaitility.await().until(() -> knownVersion(sku) == 7);

    list(sku, 6, 600, "GBP");
    list(sku, 7, 999, "GBP");
    settle();

    assertThat(prices.prices(Set.of(sku))).containsEntry(sku, new Money(700, "GBP"));
  }

  @Test
  void keepsTheNewestOfManyListingsAtOnce() {
    List<Long> versions = LongStream.rangeClosed(1, 200).boxed().collect(Collectors.toList());
    Collections.shuffle(versions);

    versions.parallelStream()
        .forEach(
            version -> prices.list(new ListedProduct(sku, version, new Money(version, "GBP"))));

    assertThat(prices.prices(Set.of(sku))).containsEntry(sku, new Money(200, "GBP"));
  }
}
