package dev.sagas.services.orderview.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser gets that asks for a page that there is not, or may not do what it asks. */
@Component
class ErrorPage implements ErrorViewResolver {

  private final Navigation navigation;

  ErrorPage(Navigation navigation) {
    this.navigation = navigation;
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
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
