package dev.sagas.services.order.web;

import dev.sagas.services.order.domain.Violation;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure of a request with problem details, and none with its inner workings. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Stream<Violation> fields =
        exception.getFieldErrors().stream()
            .map(error -> new Violation(error.getField(), message(error.getDefaultMessage())));
    Stream<Violation> others =
        exception.getGlobalErrors().stream()
            .map(error -> new Violation("body", message(error.getDefaultMessage())));
    return answer(exception, status, Stream.concat(fields, others).toList(), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (NestedExceptionUtils.getMostSpecificCause(exception)
        instanceof RequestTooLargeException large) {
      Violation violation = new Violation("body", "is too large: " + large.getMessage());
      return answer(exception, HttpStatus.PAYLOAD_TOO_LARGE, List.of(violation), request);
    }
    Violation violation = UnreadableJson.violation(exception.getCause());
    return answer(exception, status, List.of(violation), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (exception instanceof MissingRequestHeaderException missing) {
      Violation violation = new Violation(missing.getHeaderName(), "is a required header");
      return answer(exception, status, List.of(violation), request);
    }
    return super.handleServletRequestBindingException(exception, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Violation violation = new Violation(exception.getParameterName(), "is a required parameter");
    return answer(exception, status, List.of(violation), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field =
        exception instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : "parameter";
    String rule =
        exception.getRequiredType() == UUID.class ? "must be a UUID" : "must be a whole number";
    return answer(exception, status, List.of(new Violation(field, rule)), request);
  }

  /** The database is away or overloaded; a client that repeats its key is safe. */
  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  @Nullable ResponseEntity<Object> unavailable(Exception exception, WebRequest request) {
    // In an outage every request comes here: its cause says enough.
    log.warn(
        "{} found no database: {}",
        request.getDescription(false),
        NestedExceptionUtils.getMostSpecificCause(exception).toString());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment.");
    return handleExceptionInternal(
        exception, detail, headers, HttpStatus.SERVICE_UNAVAILABLE, request);
  }

  /** A fault of ours: logged here, once, with what is needed to find it; none of it leaves. */
  @ExceptionHandler(Exception.class)
  @Nullable ResponseEntity<Object> fault(Exception exception, WebRequest request) {
    log.error("{} failed", request.getDescription(false), exception);
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The request failed for a reason that is not its own.");
    return handleExceptionInternal(
        exception, detail, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception exception, HttpStatusCode status, List<Violation> violations, WebRequest request) {
    return handleExceptionInternal(
        exception, Problem.detail(status, violations), new HttpHeaders(), status, request);
  }

  private static String message(@Nullable String text) {
    return text == null ? "is not valid" : text;
  }
}
