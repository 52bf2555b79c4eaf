package dev.sagas.verification.exploration;

import dev.sagas.services.order.application.PriceList;
import dev.sagas.services.order.domain.Money;
import java.util.Map;
import java.util.Set;

/** Prices that do not change. */
record KnownPrices(Map<String, Money> bySku) implements PriceList {

  @Override
  public boolean list(ListedProduct product) {
    return false;
  }

  @Override
  public Map<String, Money> prices(Set<String> skus) {
    return bySku;
  }
}
