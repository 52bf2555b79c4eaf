package dev.sagas.choreography.graph;

import static dev.sagas.choreography.graph.MadeUp.emits;
import static dev.sagas.choreography.graph.MadeUp.emitsOrRefuses;
import static dev.sagas.choreography.graph.MadeUp.emitsWithDeadline;
import static dev.sagas.choreography.graph.MadeUp.nothing;
import static dev.sagas.choreography.graph.MadeUp.whenAll;

import dev.sagas.choreography.Emission;

/**
 * A sound choreography of three services. The shop asks store and till at the same time; when both
 * have agreed the shop has the parcel sent, which nothing undoes and nothing refuses afterwards.
 */
public final class Shop {

  public static final String ASKED = "shop.asked.v1";
  public static final String TOO_LATE = "shop.too-late.v1";
  public static final String DROPPED = "shop.dropped.v1";
  public static final String SOLD = "shop.sold.v1";
  public static final String SENT = "store.sent.v1";
  public static final String HELD = "store.held.v1";
  public static final String SHORT = "store.short.v1";
  public static final String PAID = "till.paid.v1";
  public static final String DECLINED = "till.declined.v1";

  private Shop() {}

  public static MadeUp shop() {
    return shop(emitsWithDeadline(ASKED, TOO_LATE));
  }

  public static MadeUp shop(Emission ask) {
    return MadeUp.service("shop")
        .publishes(ASKED, TOO_LATE, DROPPED)
        .publishesAlwaysAnswered(SOLD)
        .useCase("Ask.ask", ask)
        .on(TOO_LATE, "tooLate", emits(DROPPED))
        .on(SHORT, "isShort", emits(DROPPED))
        .on(DECLINED, "declined", emits(DROPPED))
        .on(HELD, "held", whenAll(SOLD))
        .on(PAID, "paid", whenAll(SOLD))
        .on(SENT, "sent", nothing());
  }

  public static MadeUp store() {
    return MadeUp.service("store")
        .publishes(HELD, SHORT, SENT)
        .step(ASKED, "hold", emitsOrRefuses(HELD, SHORT))
        .step(SOLD, "send", emits(SENT))
        .undo(DROPPED, "putBack", nothing(), "hold");
  }

  public static MadeUp till() {
    return till(DROPPED);
  }

  public static MadeUp till(String undoneOn) {
    return MadeUp.service("till")
        .publishes(PAID, DECLINED)
        .step(ASKED, "pay", emitsOrRefuses(PAID, DECLINED))
        .undo(undoneOn, "payBack", nothing(), "pay");
  }
}
