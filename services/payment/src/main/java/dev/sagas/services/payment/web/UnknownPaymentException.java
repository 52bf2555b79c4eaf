package dev.sagas.services.payment.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** No payment is known of an order: its first event has not come yet, or there is no such order. */
final class UnknownPaymentException extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  UnknownPaymentException(UUID orderId) {
    super(HttpStatus.NOT_FOUND, problem(orderId), null);
  }

  private static ProblemDetail problem(UUID orderId) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND, "No payment of order %s is known.".formatted(orderId));
    problem.setTitle("Unknown payment");
    return problem;
  }
}
