package dev.sagas.services.order.web;

import dev.sagas.services.order.application.CheckoutRequest;
import dev.sagas.services.order.domain.Quote;
import dev.sagas.services.order.domain.RequestedLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The body of a checkout request; its components may be null until it was validated. */
record CheckoutBody(
    @NotNull(message = "is required") @Schema(example = "01980f3e-5f0a-7cc0-8000-5b1f3a9d2c11")
        UUID customerId,
    @NotEmpty(message = "must have at least one line")
        @Size(max = MAX_LINES, message = "must not be more than {max}")
        List<@NotNull(message = "must not be null") @Valid Line> lines,
    @NotBlank(message = "is required")
        @Pattern(regexp = "[A-Za-z0-9_-]{1,100}|\\s*", message = PAYMENT_METHOD_RULE)
        @Schema(example = "pm_card_visa")
        String paymentMethod) {

  static final int MAX_LINES = 10_000;
  private static final String PAYMENT_METHOD_RULE =
      "must be 1 to 100 letters, digits, underscores and hyphens";

  /** One product; several lines of the same product count as one. */
  record Line(
      @NotBlank(message = "is required")
          @Size(max = 64, message = "must not be longer than {max} characters")
          @Schema(example = "85123A")
          String sku,
      @NotNull(message = "is required")
          @Min(value = 1, message = "must be at least {value}")
          @Max(value = Quote.MAX_QUANTITY, message = "must not be more than {value}")
          @Schema(example = "2")
          Integer quantity) {}

  CheckoutRequest toRequest() {
    return new CheckoutRequest(
        customerId,
        lines.stream().map(line -> new RequestedLine(line.sku(), line.quantity())).toList(),
        paymentMethod);
  }
}
