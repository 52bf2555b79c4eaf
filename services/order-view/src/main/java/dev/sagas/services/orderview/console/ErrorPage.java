package dev.sagas.services.orderview.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a browser gets that asks for a page that there is not, or may not do what it asks. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPage implements ErrorViewResolver {

  private final Navigation navigation;

  ErrorPage(Navigation navigation) {
    this.navigation = navigation;
  }

  @ExceptionHandler(
      exception = NoResourceFoundException.class,
      produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView nowhere() {
    return page(HttpStatus.NOT_FOUND);
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    return page(status);
  }

  private ModelAndView page(HttpStatus status) {
    String message =
        switch (status) {
          case NOT_FOUND -> "There is no such page.";
          case FORBIDDEN -> "That may be asked from this console's own pages only.";
          default -> status.value() + " " + status.getReasonPhrase();
        };
    return new ModelAndView(
        "console/error", Map.of("message", message, "navigation", navigation.links()), status);
  }
}
