package dev.sagas.services.payment.messaging;

import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.domain.Decision;
import dev.sagas.services.payment.domain.Decision.Accepted;
import dev.sagas.services.payment.domain.Decision.Ignored;
import dev.sagas.services.payment.domain.Decision.Refused;
import java.util.function.Supplier;

/** Says a payment's decision in the library's words. */
final class Reactions {

  private Reactions() {}

  static Reaction of(Decision decision) {
    if (decision instanceof Accepted accepted) {
      return Reaction.done(accepted.events().toArray());
    }
    if (decision instanceof Refused refused) {
      return Reaction.refused(refused.event());
    }
    return Reaction.ignored(((Ignored) decision).reason());
  }

  /** Calls with {@code request} if the payment agreed, and else ends as it decided. */
  static <C> Preparation<C> callIfAccepted(Decision decision, Supplier<C> request) {
    return decision instanceof Accepted
        ? Preparation.call(request.get())
        : Preparation.finished(of(decision));
  }
}
