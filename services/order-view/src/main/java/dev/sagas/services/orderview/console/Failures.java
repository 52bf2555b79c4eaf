package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.gateway.UnreachableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is said, in words, when something cannot be shown or done: on a page of its own, or in the
 * place of the part that was asked for.
 */
@ControllerAdvice(basePackageClasses = Failures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

  /** By this the page's script knows an answer that people can read. */
  static final String MARK = "Console-Failure";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Navigation navigation;

  Failures(Navigation navigation) {
    this.navigation = navigation;
  }

  @ExceptionHandler
  ModelAndView unreachable(
      UnreachableException failure, HttpServletRequest request, HttpServletResponse response) {
    LOG.warn("{}: {}", failure.getMessage(), String.valueOf(failure.getCause()));
    String next =
        !request.getMethod().equals(HttpMethod.GET.name())
            ? "Try again: nothing is done twice."
            : isPart(request) ? "It is asked again in some seconds." : "Load the page again.";
    return answer(
        HttpStatus.SERVICE_UNAVAILABLE, failure.getMessage() + ". " + next, request, response);
  }

  /** Who followed changes has gone: there is no one to tell. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {}

  @ExceptionHandler
  ModelAndView notFound(
      NotFoundException failure, HttpServletRequest request, HttpServletResponse response) {
    return answer(HttpStatus.NOT_FOUND, String.valueOf(failure.getMessage()), request, response);
  }

  @ExceptionHandler
  ModelAndView unreadable(
      MethodArgumentTypeMismatchException failure,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answer(
        HttpStatus.BAD_REQUEST,
        "%s: '%s' cannot be read.".formatted(failure.getName(), failure.getValue()),
        request,
        response);
  }

  @ExceptionHandler
  ModelAndView missing(
      MissingServletRequestParameterException failure,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answer(
        HttpStatus.BAD_REQUEST,
        "Choose a %s first.".formatted(failure.getParameterName()),
        request,
        response);
  }

  @ExceptionHandler
  ModelAndView unexpected(
      Exception failure, HttpServletRequest request, HttpServletResponse response) {
    LOG.error("A page failed unexpectedly", failure);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "This failed for a reason that is not yours: the log of order-view says more.",
        request,
        response);
  }

  private ModelAndView answer(
      HttpStatus status, String message, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(MARK, "true");
    return new ModelAndView(
        isPart(request) ? "console/parts :: failure" : "console/error",
        Map.of("message", message, "navigation", navigation.links()),
        status);
  }

  private static boolean isPart(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }
}
