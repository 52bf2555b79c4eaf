package dev.sagas.example.shop;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.inbox.Reaction;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Checkout {

  record Notice(UUID basketId) {}

  @Emits(value = "shop.basket-closed.v1", scheduled = "shop.basket-expired.v1")
  void close() {}

  @Handles("till.paid.v1")
  @Emits("shop.basket-sold.v1")
  Reaction paid(Notice payment) {
    return Reaction.done(new ShopApplication.BasketSold(payment.basketId()));
  }

  @Handles("till.declined.v1")
  @Emits("shop.basket-dropped.v1")
  Reaction declined(Notice refusal) {
    return Reaction.done(new ShopApplication.BasketDropped(refusal.basketId()));
  }

  @Handles("shop.basket-expired.v1")
  @Emits("shop.basket-dropped.v1")
  Reaction expired(Notice deadline) {
    return Reaction.done(new ShopApplication.BasketDropped(deadline.basketId()));
  }
}
