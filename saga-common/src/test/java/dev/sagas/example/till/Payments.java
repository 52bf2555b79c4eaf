package dev.sagas.example.till;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Step;
import dev.sagas.inbox.Reaction;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class Payments {

  record Basket(UUID basketId, long total, @Nullable String note) {}

  record Dropped(UUID basketId) {}

  @Handles("shop.basket-closed.v1")
  @Step("pay")
  @Emits(value = "till.paid.v1", refusals = "till.declined.v1")
  Reaction pay(Basket basket) {
    return Reaction.done(new TillApplication.Paid(basket.basketId()));
  }

  @Handles("shop.basket-dropped.v1")
  @Compensates("pay")
  Reaction payBack(Dropped basket) {
    return Reaction.done();
  }
}
