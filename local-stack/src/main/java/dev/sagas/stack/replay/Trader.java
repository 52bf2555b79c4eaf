package dev.sagas.stack.replay;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** Takes a day through the shop: first who buys and what is sold, then wave after wave. */
final class Trader {

  /** Orders whose end is open; more would let a slow machine run them into their deadline. */
  private static final int OPEN_ORDERS = 64;

  private final Shop shop;
  private final OrderBook book;
  private final PriceList priceList;
  private final Workers workers;
  private final Progress progress;

  Trader(Shop shop, PriceList priceList, Workers workers, Progress progress) {
    this.shop = shop;
    this.book = new OrderBook(shop);
    this.priceList = priceList;
    this.workers = workers;
    this.progress = progress;
  }

  /** Returns when every order has come to its end. */
  void trade(TradingDay day) {
    open(day);
    progress.begin("orders placed or cancelled", day.steps().size());
    Wave.of(day).forEach(wave -> run(wave, day));
    progress.begin("last orders ended", book.openOrders());
    book.settleDownTo(0, progress);
    progress.end();
  }

  private void open(TradingDay day) {
    progress.begin("customers registered", day.buyers().size());
    workers.all(day.buyers(), counted(book::register));
    progress.begin("products listed", day.openingPrices().size());
    list(day.openingPrices(), day);
    progress.begin("products received", day.deliveries().size());
    workers.all(
        day.deliveries().entrySet(),
        counted(delivery -> shop.receive(delivery.getKey(), delivery.getValue())));
  }

  private void run(Wave wave, TradingDay day) {
    workers.all(wave.prices().entrySet(), price -> list(price, day));
    priceList.await(wave.prices());
    workers.all(wave.steps(), counted(book::take));
    book.settleDownTo(OPEN_ORDERS, Progress.SILENT);
  }

  private void list(SortedMap<String, Long> prices, TradingDay day) {
    workers.all(prices.entrySet(), counted(price -> list(price, day)));
    priceList.await(prices);
  }

  private void list(Map.Entry<String, Long> price, TradingDay day) {
    String name = Objects.requireNonNull(day.names().get(price.getKey()));
    shop.list(price.getKey(), name, price.getValue());
  }

  private <T> Workers.Task<T> counted(Workers.Task<T> task) {
    return thing -> {
      task.work(thing);
      progress.step();
    };
  }
}
