package dev.sagas.services.customer.web;

import dev.sagas.services.customer.application.CustomerNotFoundException;
import dev.sagas.services.customer.application.KeyInUseException;
import dev.sagas.services.customer.application.KeyReusedException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
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
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Problem details (RFC 9457) that name each wrong field and the rule that it breaks. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final String KEY = "Idempotency-Key";

  @ExceptionHandler
  ProblemDetail notFound(CustomerNotFoundException problem) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, problem.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> keyInUse(KeyInUseException problem) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(
            problem(
                HttpStatus.CONFLICT,
                List.of(new FieldProblem(KEY, "belongs to a request that is still running"))));
  }

  @ExceptionHandler
  ProblemDetail keyReused(KeyReusedException problem) {
    return problem(
        HttpStatus.UNPROCESSABLE_ENTITY,
        List.of(new FieldProblem(KEY, "was used for a different request")));
  }

  /** The database is away or overloaded; a client that repeats its key is safe. */
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

  /** Whatever else happens is our fault; what it was stays in the log. */
  @ExceptionHandler
  ProblemDetail unexpected(Exception problem) {
    logger.error("A request failed unexpectedly", problem);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "The request failed for a reason that is not yours.");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException problem,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(fields(problem.getFieldErrors()), problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException problem,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Stream<FieldProblem> errors =
        problem.getParameterValidationResults().stream().flatMap(Problems::parameter);
    return invalid(errors, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException problem,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Stream<FieldProblem> errors = Stream.of(UnreadableBody.explain(problem.getCause()));
    return invalid(errors, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException problem,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field = problem.getPropertyName() == null ? "request" : problem.getPropertyName();
    Class<?> type = problem.getRequiredType();
    String rule = "must be a " + (type == null ? "different type" : type.getSimpleName());
    return invalid(Stream.of(new FieldProblem(field, rule)), problem, headers, status, request);
  }

  private @Nullable ResponseEntity<Object> invalid(
      Stream<FieldProblem> errors,
      Exception cause,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldProblem> sorted =
        errors
            .sorted(Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::message))
            .toList();
    return handleExceptionInternal(cause, problem(status, sorted), headers, status, request);
  }

  private static ProblemDetail problem(HttpStatusCode status, List<FieldProblem> errors) {
    String detail =
        errors.stream()
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; "));
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("errors", errors);
    return problem;
  }

  private static Stream<FieldProblem> parameter(ParameterValidationResult result) {
    if (result instanceof ParameterErrors body) {
      return fields(body.getFieldErrors());
    }
    String name = name(result.getMethodParameter());
    return result.getResolvableErrors().stream()
        .map(error -> new FieldProblem(name, message(error.getDefaultMessage())));
  }

  private static Stream<FieldProblem> fields(List<FieldError> errors) {
    return errors.stream()
        .map(error -> new FieldProblem(error.getField(), message(error.getDefaultMessage())));
  }

  private static String name(MethodParameter parameter) {
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    String name = header == null ? parameter.getParameterName() : header.name();
    return name == null ? "request" : name;
  }

  private static String message(@Nullable String rule) {
    return rule == null ? "is not valid" : rule;
  }
}
