package dev.sagas.services.payment.web;

import dev.sagas.services.payment.application.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Read-only: payments change by events alone. */
@RestController
@RequestMapping("/payments")
@Tag(name = "Payments")
class PaymentController {

  private final Payments payments;

  PaymentController(Payments payments) {
    this.payments = payments;
  }

  @GetMapping("/{orderId}")
  @Operation(summary = "Where the payment of an order stands")
  PaymentView payment(@PathVariable UUID orderId) {
    return payments
        .find(orderId)
        .map(PaymentView::of)
        .orElseThrow(() -> new UnknownPaymentException(orderId));
  }
}
