package dev.sagas.services.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestLimitTest {

  private static final FilterChain NOTHING = (request, response) -> {};

  private final RequestLimit limit = new RequestLimit(1);

  @Test
  void asksTheRequestThatIsOneTooManyToComeAgain() throws Exception {
    MockHttpServletResponse second = new MockHttpServletResponse();

    pass("/checkout", (request, response) -> pass("/checkout", NOTHING, second));

    assertThat(second.getStatus()).isEqualTo(503);
    assertThat(second.getHeader("Retry-After")).isEqualTo("1");
    assertThat(second.getContentType()).startsWith("application/problem+json");
    assertThat(second.getContentAsString()).contains("\"status\": 503");
  }

  @Test
  void letsTheNextOneInWhenOneIsDone() throws Exception {
    pass("/checkout", NOTHING);

    assertThat(pass("/checkout", NOTHING).getStatus()).isEqualTo(200);
  }

  @Test
  void letsTheNextOneInWhenOneHasFailed() throws Exception {
    FilterChain failing =
        (request, response) -> {
          throw new ServletException("no connection");
        };
    assertThatThrownBy(() -> pass("/checkout", failing)).hasMessage("no connection");

    assertThat(pass("/checkout", NOTHING).getStatus()).isEqualTo(200);
  }

  @Test
  void alwaysAnswersWhoeverAsksHowTheServiceIs() throws Exception {
    MockHttpServletResponse health = new MockHttpServletResponse();

    pass("/checkout", (request, response) -> pass("/actuator/health", NOTHING, health));

    assertThat(health.getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse pass(String path, FilterChain chain)
      throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    pass(path, chain, response);
    return response;
  }

  private void pass(String path, FilterChain chain, MockHttpServletResponse response)
      throws ServletException, IOException {
    limit.doFilter(new MockHttpServletRequest("POST", path), response, chain);
  }
}
