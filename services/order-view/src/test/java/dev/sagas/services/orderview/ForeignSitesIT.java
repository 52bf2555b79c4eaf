package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Whose pages may change something. */
class ForeignSitesIT extends RunningOrderView {

  @ParameterizedTest
  @CsvSource({
    "POST, /actuator/view, cross-site",
    "DELETE, /actuator/view, cross-site",
    "POST, /actuator/view, same-site",
    "POST, /actuator/deadletters, cross-site",
    "POST, /console/../actuator/view, cross-site"
  })
  void refusesAnotherSitesForm(HttpMethod method, String path, String site) {
    ResponseEntity<String> answer = send(method, path, site);

    assertThat(answer.getStatusCode().value()).isEqualTo(403);
    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(get("/actuator/view").get("building").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /actuator/view, same-origin",
    "DELETE, /actuator/view, none",
    "DELETE, /actuator/view, ",
    "GET, /actuator/view, cross-site"
  })
  void letsOthersPass(HttpMethod method, String path, @Nullable String site) {
    assertThat(send(method, path, site).getStatusCode().value()).isEqualTo(200);
  }

  private ResponseEntity<String> send(HttpMethod method, String path, @Nullable String site) {
    HttpHeaders headers = new HttpHeaders();
    if (site != null) {
      headers.set("Sec-Fetch-Site", site);
    }
    return rest.exchange(path, method, new HttpEntity<>(headers), String.class);
  }
}
