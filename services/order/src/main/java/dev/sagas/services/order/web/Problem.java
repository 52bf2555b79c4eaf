package dev.sagas.services.order.web;

import dev.sagas.services.order.domain.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal to be answered as problem details (RFC 9457), naming the fields and their rules. */
final class Problem extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  /** More violations than this help no one. */
  static final int MAX_ERRORS = 100;

  private Problem(HttpStatus status, ProblemDetail detail) {
    super(status, detail, null);
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(status, ProblemDetail.forStatusAndDetail(status, detail));
  }

  static Problem badRequest(String field, String message) {
    Violation violation = new Violation(field, message);
    return new Problem(HttpStatus.BAD_REQUEST, detail(HttpStatus.BAD_REQUEST, List.of(violation)));
  }

  static Problem unprocessable(List<Violation> violations) {
    return new Problem(
        HttpStatus.UNPROCESSABLE_ENTITY, detail(HttpStatus.UNPROCESSABLE_ENTITY, violations));
  }

  /** The body for {@code violations}, of which there is at least one. */
  static ProblemDetail detail(HttpStatusCode status, List<Violation> violations) {
    Violation first = violations.get(0);
    String more = violations.size() == 1 ? "" : ", and %d more".formatted(violations.size() - 1);
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            status, "%s %s%s".formatted(first.field(), first.message(), more));
    detail.setProperty("errors", violations.stream().limit(MAX_ERRORS).toList());
    return detail;
  }

  /** The same problem with another member. */
  Problem with(String member, Object value) {
    getBody().setProperty(member, value);
    return this;
  }

  /** The same problem with a header that says when to try again. */
  Problem retryAfterSeconds(int seconds) {
    getHeaders().set("Retry-After", Integer.toString(seconds));
    return this;
  }
}
