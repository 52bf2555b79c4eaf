package dev.sagas.example.shop;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import java.util.UUID;

/** The shop. */
@Participant(
    value = "shop",
    publishes = {
      @Publishes(type = "shop.basket-closed.v1", body = ShopApplication.BasketClosed.class),
      @Publishes(type = "shop.basket-expired.v1", body = ShopApplication.BasketExpired.class),
      @Publishes(
          type = "shop.basket-sold.v1",
          body = ShopApplication.BasketSold.class,
          terminal = true),
      @Publishes(
          type = "shop.basket-dropped.v1",
          body = ShopApplication.BasketDropped.class,
          terminal = true)
    })
public class ShopApplication {

  record BasketClosed(UUID basketId, long total) {}

  record BasketExpired(UUID basketId) {}

  record BasketSold(UUID basketId) {}

  record BasketDropped(UUID basketId) {}
}
