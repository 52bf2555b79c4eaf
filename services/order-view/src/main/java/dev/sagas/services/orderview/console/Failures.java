package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.gateway.UnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What a page says when it cannot show what it should: in the place of that, and in words. */
@ControllerAdvice(basePackageClasses = Failures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /**
   * As a part of a page: htmx puts it where the answer belongs, which a status of 4xx or 5xx
   * forbids.
   */
  @ExceptionHandler
  String unreachable(UnreachableException failure, Model model) {
    LOG.warn("{}: {}", failure.getMessage(), String.valueOf(failure.getCause()));
    model.addAttribute("message", failure.getMessage() + ". It is asked again in some seconds.");
    return "console/parts :: failure";
  }

  /** Who followed changes has gone: there is no one to tell. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {}

  @ExceptionHandler
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notFound(NotFoundException failure, Model model) {
    model.addAttribute("message", failure.getMessage());
    return "console/error";
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  String unreadable(MethodArgumentTypeMismatchException failure, Model model) {
    model.addAttribute("message", failure.getName() + " cannot be read.");
    return "console/error";
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String unexpected(Exception failure, Model model) {
    LOG.error("A page failed unexpectedly", failure);
    model.addAttribute("message", "This page failed for a reason that is not yours.");
    return "console/error";
  }
}
