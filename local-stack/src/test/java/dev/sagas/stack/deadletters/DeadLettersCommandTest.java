package dev.sagas.stack.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersCommandTest {

  private static final String LETTER =
      """
      {"id": %d, "queue": "payment.dead", "messageId": "m", "type": "order.confirmed.v1",
       "sagaId": "01a1fc6c-cebc-79d4-ba57-d9469a805d4a", "occurredAt": "2026-11-21T06:00:00Z",
       "reason": "RETRIES_EXHAUSTED", "detail": "no route\\u001b[2J", "attempts": 10,
       "parkedAt": "2026-11-21T06:10:00.123456Z", "state": "PARKED"}""";

  @TempDir private Path folder;
  private final List<String> requests = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private HttpServer payment;
  private String result = "REDRIVEN";

  @BeforeEach
  void start() throws IOException {
    payment = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    payment.createContext("/actuator/deadletters", this::answer);
    payment.start();
    Files.writeString(
        folder.resolve("status.json"), "{\"services\": {\"payment\": \"%s\"}}".formatted(url()));
  }

  @AfterEach
  void stop() {
    payment.stop(0);
  }

  @Test
  void listsEveryPageOfWhatTheFilterSelects() {
    assertThat(
            run("list", "--type", "order.confirmed.v1", "--parked-after", "2026-11-21T00:00+01:00"))
        .isZero();

    assertThat(requests.get(0))
        .isEqualTo(
            "GET ?limit=200&after=0&parkedAfter=2026-11-21T00%3A00%2B01%3A00&type=order.confirmed.v1 ");
    assertThat(requests.get(1)).startsWith("GET ?limit=200&after=17&");
    assertThat(printed())
        .contains("payment/17  order.confirmed.v1  RETRIES_EXHAUSTED  2026-11-21T06:10:00Z")
        .contains("payment/18")
        .contains("2 wait.")
        .doesNotContain("\u001b");
  }

  @Test
  void listsAsJsonForPrograms() {
    assertThat(run("list", "--json")).isZero();

    assertThat(printed()).startsWith("[ {").contains("\"service\" : \"payment\"");
  }

  @Test
  void showsALetterWithItsAudit() {
    assertThat(run("show", "payment/17")).isZero();

    assertThat(printed())
        .contains("\"orderId\" : \"1\"")
        .contains("REDRIVE (forced)")
        .contains("ada")
        .contains("not confirmed");
  }

  @Test
  void settlesOneWithoutAskingAndSaysWhoAndWhy() {
    assertThat(run("redrive", "payment/17", "--actor", "ada", "--why", "fixed", "--force"))
        .isZero();

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .startsWith("POST /17/redrive ")
        .contains("\"actor\":\"ada\"")
        .contains("\"why\":\"fixed\"")
        .contains("\"force\":true");
    assertThat(printed()).contains("payment/17 REDRIVEN: told so");
  }

  @Test
  void namesTheUserOfTheMachineWhenNoActorIsGiven() {
    run("discard", "17");

    assertThat(requests.get(0))
        .contains("\"actor\":\"%s\"".formatted(System.getProperty("user.name")));
  }

  @Test
  void asksBeforeItSettlesSeveral() {
    assertThat(typing("n\n", true, "redrive", "--all")).isEqualTo(2);

    assertThat(printed()).contains("redrive 2 letters? [y/N]");
    assertThat(requests).noneMatch(it -> it.startsWith("POST"));

    assertThat(typing("y\n", true, "redrive", "--all")).isZero();
    assertThat(requests).filteredOn(it -> it.startsWith("POST")).hasSize(2);
  }

  @Test
  void settlesSeveralWithoutATerminalOnlyWhenToldYes() {
    assertThat(run("discard", "--reason", "TOO_LARGE")).isEqualTo(2);

    assertThat(printed()).contains("say --yes");
    assertThat(requests).noneMatch(it -> it.startsWith("POST"));
    assertThat(run("discard", "--reason", "TOO_LARGE", "--yes")).isZero();
    assertThat(printed()).contains("2 of 2 done.");
  }

  @Test
  void stopsAtTheFirstThatTheBrokerDoesNotConfirm() {
    result = "FAILED";

    assertThat(run("redrive", "--all", "--yes")).isEqualTo(1);

    assertThat(requests).filteredOn(it -> it.startsWith("POST")).hasSize(1);
    assertThat(printed()).contains("0 of 2 done.");
  }

  @Test
  void goesOnAfterARefusal() {
    result = "REFUSED";

    assertThat(run("discard", "--all", "--yes")).isEqualTo(1);

    assertThat(requests).filteredOn(it -> it.startsWith("POST")).hasSize(2);
  }

  @Test
  void reachesAnotherSystemByItsUrl() {
    StringReader nothing = new StringReader("");

    assertThat(DeadLettersCommand.run(List.of("list", "--url", url()), out(), nothing, false))
        .isZero();

    assertThat(printed()).contains("service/17");
  }

  @Test
  void saysThatNothingIsRunning() {
    assertThat(
            DeadLettersCommand.run(
                List.of("list", "--status", folder.resolve("none").toString()),
                out(),
                new StringReader(""),
                false))
        .isEqualTo(2);

    assertThat(printed()).contains("Nothing is running");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; Say what to do",
        "explode; Say what to do",
        "redrive; Say which ones",
        "show; Say which one",
        "redrive payment/17 --type x; not both",
        "discard payment/17 --force; --force needs --why",
        "discard payment/x; names no letter",
        "show customer/17; of which service",
        "list --tpye x; There is no option --tpye",
        "list --type; --type needs a value"
      })
  void saysWhatIsWrongWithACommand(String words, String message) {
    assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);

    assertThat(printed()).contains(message);
    assertThat(requests).isEmpty();
  }

  private int run(String... words) {
    return typing("", false, words);
  }

  private int typing(String input, boolean terminal, String... words) {
    List<String> status = List.of("--status", folder.resolve("status.json").toString());
    List<String> all =
        words.length == 0 ? List.of() : Stream.concat(Stream.of(words), status.stream()).toList();
    boolean valueMissing = words.length > 0 && words[words.length - 1].equals("--type");
    return DeadLettersCommand.run(
        valueMissing ? List.of(words) : all, out(), new StringReader(input), terminal);
  }

  private PrintStream out() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String url() {
    return "http://localhost:" + payment.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring("/actuator/deadletters".length());
    String query = exchange.getRequestURI().getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        "%s %s%s %s"
            .formatted(exchange.getRequestMethod(), path, query == null ? "" : "?" + query, body));
    byte[] answer = answer(path, query).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        result.equals("REFUSED") && !body.isEmpty() ? 409 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String answer(String path, String query) {
    if (path.endsWith("redrive") || path.endsWith("discard")) {
      return "{\"id\": 17, \"result\": \"%s\", \"message\": \"told so\"}".formatted(result);
    }
    if (path.equals("/17")) {
      return """
          {"letter": %s, "headers": {}, "properties": {}, "body": "{\\"orderId\\":\\"1\\"}",
           "bodyBase64": null, "audit": [{"actor": "ada", "action": "REDRIVE", "forced": true,
           "at": "2026-11-21T06:20:00Z", "reason": null, "result": "not confirmed"}]}"""
          .formatted(LETTER.formatted(17));
    }
    boolean first = query.contains("after=0");
    return "{\"letters\": [%s], \"next\": %s}"
        .formatted(LETTER.formatted(first ? 17 : 18), first ? "17" : "null");
  }
}
