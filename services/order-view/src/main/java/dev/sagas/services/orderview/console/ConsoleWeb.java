package dev.sagas.services.orderview.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** What browsers are told of the console's pages, and which requests of theirs are refused. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {

  /** Scripts, styles and everything else come from here alone, and nothing is inline. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /**
   * None: it would look among all resources for every link of a page, which takes longer than all
   * the rest of it. Scripts and styles have addresses that do not change.
   */
  @Bean
  FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrls() {
    FilterRegistrationBean<ResourceUrlEncodingFilter> none =
        new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
    none.setEnabled(false);
    return none;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Pages()).addPathPatterns("/", "/console/**");
  }

  private static final class Pages implements HandlerInterceptor {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler)
        throws IOException {
      response.setHeader("Content-Security-Policy", POLICY);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("Cache-Control", "no-store");
      if (changes(request) && !isOwn(request)) {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
      }
      return true;
    }

    private static boolean changes(HttpServletRequest request) {
      return !request.getMethod().equals(HttpMethod.GET.name())
          && !request.getMethod().equals(HttpMethod.HEAD.name());
    }

    /** Another site's page cannot set this header, and browsers say whose page it is. */
    private static boolean isOwn(HttpServletRequest request) {
      String site = request.getHeader("Sec-Fetch-Site");
      return request.getHeader("HX-Request") != null && (site == null || OWN_SITE.contains(site));
    }
  }
}
