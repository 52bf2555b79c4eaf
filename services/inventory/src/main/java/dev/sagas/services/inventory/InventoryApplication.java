package dev.sagas.services.inventory;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.services.inventory.messaging.InventoryEvents;
import dev.sagas.services.inventory.messaging.ProductListed;
import dev.sagas.services.inventory.messaging.StockCommitted;
import dev.sagas.services.inventory.messaging.StockRejected;
import dev.sagas.services.inventory.messaging.StockReleased;
import dev.sagas.services.inventory.messaging.StockReserved;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The inventory service. */
@SpringBootApplication
@Participant(
    value = "inventory",
    publishes = {
      @Publishes(type = InventoryEvents.PRODUCT_LISTED, body = ProductListed.class),
      @Publishes(type = InventoryEvents.STOCK_RESERVED, body = StockReserved.class),
      @Publishes(type = InventoryEvents.STOCK_REJECTED, body = StockRejected.class),
      @Publishes(
          type = InventoryEvents.STOCK_COMMITTED,
          body = StockCommitted.class,
          terminal = true),
      @Publishes(type = InventoryEvents.STOCK_RELEASED, body = StockReleased.class)
    })
public class InventoryApplication {

  public static void main(String[] args) {
    SpringApplication.run(InventoryApplication.class, args);
  }
}
