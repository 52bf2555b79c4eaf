package dev.sagas.services.orderview.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.orderview.RunningOrderView;
import dev.sagas.services.orderview.Stories;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What pages say without the other services, and to whom. */
class ConsoleWebIT extends RunningOrderView {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console/sagas",
        "/console/choreography",
        "/console/dead-letters",
        "/console/health",
        "/console/mail"
      })
  void everyPageIsShownAndMayLoadNothingFromElsewhere(String path) {
    ResponseEntity<String> page = rest.getForEntity(path, String.class);

    assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.getBody()).contains("<h1").doesNotContain("http://", "https://", "style=");
  }

  @ParameterizedTest
  @CsvSource({
    "/console/shop/stock?sku=LAMP, 200, Stock not known",
    "/console/mail/newest, 503, notification does not answer",
    "/console/choreography/graph, 200, order.placed.v1",
    "/console/dead-letters/groups, 200, 'customer, inventory, notification, order, order-view, payment'",
    "/console/health/services, 200, It does not answer"
  })
  void saysWhoDoesNotAnswer(String part, int status, String said) {
    ResponseEntity<String> answer = part(part);

    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getBody()).contains(said).doesNotContain("<html");
    assertThat(answer.getHeaders().containsKey("Console-Failure")).isEqualTo(status != 200);
  }

  @ParameterizedTest
  @CsvSource({
    "/console/mail/01a1fc6c-cebc-79d4-ba57-d9469a805d4a, 503, notification does not answer",
    "/console/mail/none, 400, id: &#39;none&#39; cannot be read",
    "/console/dead-letters/shipping/1, 404, The console knows no service shipping"
  })
  void aPageThatCannotBeShownIsAPageAllTheSame(String path, int status, String said) {
    ResponseEntity<String> answer = rest.getForEntity(path, String.class);

    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getBody()).contains(said, "<nav", "/console/sagas");
  }

  private ResponseEntity<String> part(String path) {
    HttpHeaders headers = new HttpHeaders();
    headers.set("HX-Request", "true");
    return rest.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }

  @Test
  void saysWhatIsMissing() {
    HttpHeaders headers = new HttpHeaders();
    headers.set("HX-Request", "true");

    ResponseEntity<String> answer =
        rest.exchange(
            "/console/shop/checkout?key=" + UUID.randomUUID(),
            HttpMethod.POST,
            new HttpEntity<>(headers),
            String.class);

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).contains("Choose a customer first.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/htmx.org/dist/htmx.min.js",
        "/webjars/echarts/echarts.common.min.js",
        "/console/console.css",
        "/console/console.js",
        "/console/icon.svg"
      })
  void bringsItsOwnScriptsAndStyles(String path) {
    assertThat(rest.getForEntity(path, byte[].class).getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void escapesWhatEventsSay() {
    UUID customer = UUID.randomUUID();
    keep(List.of(Stories.registered(customer, 1, "<script>alert(1)</script>")));
    keep(Stories.completed(customer, "LAMP", Instant.now()));

    assertThat(rest.getForObject("/console/sagas", String.class))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void changesNothingForAnotherSitesPage() {
    HttpHeaders foreign = new HttpHeaders();
    foreign.set("HX-Request", "true");
    foreign.set("Sec-Fetch-Site", "cross-site");

    for (HttpHeaders headers : List.of(new HttpHeaders(), foreign)) {
      ResponseEntity<String> answer =
          rest.exchange(
              "/console/shop/basket", HttpMethod.POST, new HttpEntity<>(headers), String.class);
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }
  }

  @Test
  void hasNoChaosWithoutALocalStack() {
    assertThat(rest.getForEntity("/console/chaos", String.class).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(rest.getForObject("/", String.class)).doesNotContain("Chaos");
  }

  /**
   * What a page fetches again, when something changes, has to be there under the address it names.
   */
  @Test
  void showsItsRowsAgainByTheAddressThatItNames() {
    String page = rest.getForObject("/console/sagas", String.class);
    Matcher address = Pattern.compile("hx-get=\"(/console/sagas/rows[^\"]*)\"").matcher(page);

    assertThat(address.find()).isTrue();
    URI again = rest.getRestTemplate().getUriTemplateHandler().expand("/");
    assertThat(
            rest.getForEntity(again.resolve(address.group(1).replace("&amp;", "&")), String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void saysWhatIsNotThere() {
    ResponseEntity<String> answer =
        rest.getForEntity("/console/sagas/" + UUID.randomUUID(), String.class);

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer.getBody()).contains("Nothing is known of an order");
  }
}
