package dev.sagas.services.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is cancelled.
 *
 * @param reason the code that other services see
 * @param detail what the refusing participant or the customer said; cut after {@link #DETAIL_LIMIT}
 *     characters; null when there is nothing to add
 */
@Embeddable
public record Cancellation(
    @Enumerated(EnumType.STRING) @Column(name = "reason") CancellationReason reason,
    @Column(name = "reason_detail") @Nullable String detail) {

  /** The longest detail that is kept, in characters. */
  public static final int DETAIL_LIMIT = 500;

  public Cancellation {
    Objects.requireNonNull(reason, "reason");
    detail = detail == null || detail.isBlank() ? null : cut(detail);
  }

  /** A cancellation with nothing to add. */
  public static Cancellation of(CancellationReason reason) {
    return new Cancellation(reason, null);
  }

  private static String cut(String text) {
    if (text.length() <= DETAIL_LIMIT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(DETAIL_LIMIT - 1)) ? 1 : 0;
    return text.substring(0, DETAIL_LIMIT - end);
  }
}
