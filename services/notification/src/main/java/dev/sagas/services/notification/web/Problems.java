package dev.sagas.services.notification.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors as problem details (RFC 9457) that name the field and the rule, never a stack trace. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  /** One wrong field, and what it must be. */
  record FieldError(String field, String message) {}

  @ExceptionHandler
  ProblemDetail unknown(UnknownMailException problem) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, problem.getMessage());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    FieldError error = new FieldError(field(mismatch), rule(mismatch));
    return answer(mismatch, List.of(error), headers, status, request);
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception exception,
      List<FieldError> errors,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        errors.stream()
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; "));
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("errors", errors);
    return handleExceptionInternal(exception, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> errors =
        invalid.getParameterValidationResults().stream()
            .flatMap(
                result ->
                    result.getResolvableErrors().stream()
                        .map(error -> new FieldError(name(result), text(error))))
            .toList();
    return answer(invalid, errors, headers, status, request);
  }

  private static String name(ParameterValidationResult result) {
    String name = result.getMethodParameter().getParameterName();
    return name == null ? "request" : name;
  }

  private static String text(MessageSourceResolvable error) {
    String text = error.getDefaultMessage();
    return text == null ? "is not valid" : text;
  }

  /** The database is away or overloaded. */
  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<ProblemDetail> unavailable(Exception problem) {
    // In an outage every request comes here: its cause says enough.
    logger.warn("No database: " + NestedExceptionUtils.getMostSpecificCause(problem));
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment."));
  }

  @ExceptionHandler
  ProblemDetail unexpected(Exception failure) {
    logger.error("A request failed unexpectedly", failure);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "The request failed for a reason that is not yours.");
  }

  private static String field(TypeMismatchException mismatch) {
    String name =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : mismatch.getPropertyName();
    return name == null ? "request" : name;
  }

  private static String rule(TypeMismatchException mismatch) {
    Class<?> required = mismatch.getRequiredType();
    return "must be a " + (required == null ? "value of another type" : required.getSimpleName());
  }
}
