package dev.sagas.services.payment.domain;

import java.util.Arrays;
import java.util.List;

/** What a payment made of something that happened. */
public sealed interface Decision {

  /** The payment moved on and reports {@code events}, in order; may be none. */
  record Accepted(List<PaymentEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** The provider said no: the payment recorded that and reports {@code event}. */
  record Refused(PaymentEvent event) implements Decision {}

  /** Nothing changed, because the payment's state does not allow it, for {@code reason}. */
  record Ignored(String reason) implements Decision {}

  /** Moved on, reporting {@code events}. */
  static Decision accepted(PaymentEvent... events) {
    return new Accepted(Arrays.asList(events));
  }
}
