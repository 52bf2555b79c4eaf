package dev.sagas.services.order.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Works on a limited number of requests at a time and asks the others to come again. Else, after an
 * outage, everyone who has waited comes at once, and comes again when no answer comes, until those
 * that wait for a database connection have taken every thread and no one is answered at all.
 *
 * <p>A request that waits without a thread, for an order's end or as a stream, does not count.
 */
public final class RequestLimit extends OncePerRequestFilter {

  private static final String MANAGEMENT = "/actuator";
  private static final String BODY =
      """
      {"type": "about:blank", "title": "Service Unavailable", "status": 503,\
       "detail": "Too many requests are being worked on."}""";

  private final Semaphore places;

  /** Lets {@code limit} requests through at a time. */
  public RequestLimit(int limit) {
    this.places = new Semaphore(limit);
  }

  /** Whoever asks how the service is gets an answer when it matters most. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(MANAGEMENT);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      refuse(response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getWriter().write(BODY);
  }
}
