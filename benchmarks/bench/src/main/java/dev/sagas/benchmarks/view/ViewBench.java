package dev.sagas.benchmarks.view;

import dev.sagas.benchmarks.report.BarChart;
import dev.sagas.benchmarks.report.Machine;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.benchmarks.servers.DataFolder;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.test.Account;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code ./dev bench view}: how long the pages of the console and of REST take with many sagas. */
public final class ViewBench {

  private static final String VIEW = "order-view";
  private static final int SAGAS = 1_000_000;
  private static final int WARM_UP = 300;
  private static final int TIMES = 300;

  /** Counted once in two seconds for all: asked as often as an open page asks, it is counted. */
  private static final String COUNTERS = "/console/chaos/counters";

  private static final int TIMES_COUNTED = 30;
  private static final Duration BETWEEN_COUNTS = Duration.ofMillis(2_050);

  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final String CUSTOMER = "c8fbf8a6-f0a5-2f7b-62b0-7b3d1ca2e7a6";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServiceProcess view;
  private final Map<String, Histogram> times = new LinkedHashMap<>();

  private ViewBench(ServiceProcess view) {
    this.view = view;
  }

  /** Arguments: how many sagas there are. */
  public static void main(String... arguments) throws Exception {
    int sagas = arguments.length == 0 ? SAGAS : Integer.parseInt(arguments[0]);
    Repository repository = Repository.find();
    Path folder = Path.of("target", "view").toAbsolutePath();
    try (DataFolder data = DataFolder.in(folder);
        PrivateServers servers =
            PrivateServers.start(repository, PostgresSettings.temporary().in(data.path()))) {
      List<ServiceProcess> others =
          repository.services().stream()
              .filter(name -> !name.equals(VIEW))
              .map(name -> setup(name, servers, folder).with("-Xmx256m"))
              .map(ServiceProcess::new)
              .toList();
      others.forEach(ServiceProcess::start);
      others.forEach(ServiceProcess::awaitReady);
      Map<String, String> properties = new HashMap<>();
      others.forEach(
          other -> properties.put("console.services." + other.name(), other.uri("").toString()));
      // The counters are shown where there is a stack to break.
      properties.put("console.chaos", "http://127.0.0.1:1");
      ServiceProcess process =
          new ServiceProcess(setup(VIEW, servers, folder).with("-Xmx512m").with(properties));
      process.start().awaitReady();
      System.out.printf("Making up %,d sagas%n", sagas);
      JdbcTemplate database =
          new JdbcTemplate(
              servers.postgres().dataSource("order-view", Account.named("order-view")));
      fill(database, sagas);
      ViewBench bench = new ViewBench(process);
      bench.measure(newest(database));
      Machine machine = Machine.running(servers.postgres(), "order-view");
      System.out.println(bench.report(sagas).write(repository, machine));
      process.stop();
      others.forEach(ServiceProcess::stop);
    }
    System.exit(0);
  }

  private static ServiceSetup setup(String name, PrivateServers servers, Path folder) {
    return ServiceSetup.of(name, servers.addresses()).loggingTo(folder);
  }

  private static void fill(JdbcTemplate database, int sagas) throws Exception {
    try (InputStream file =
        Objects.requireNonNull(ViewBench.class.getResourceAsStream("/large-view.sql"))) {
      String script =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{schema}", "view_1")
              .replace("{sagas}", Integer.toString(sagas));
      for (String statement : script.split(";\n")) {
        database.execute(statement);
      }
    }
  }

  private static String newest(JdbcTemplate database) {
    return Objects.requireNonNull(
        database.queryForObject(
            "select order_id::text from view_1.saga order by began_at desc limit 1", String.class));
  }

  private void measure(String saga) throws Exception {
    for (Map.Entry<String, String> page : pages(saga).entrySet()) {
      Histogram measured = times(page.getValue());
      times.put(page.getKey(), measured);
      System.out.printf(
          "%-36s p50 %6.1f  p95 %6.1f  p99 %6.1f ms%n",
          page.getKey(), millis(measured, 50), millis(measured, 95), millis(measured, 99));
    }
  }

  private Histogram times(String path) throws Exception {
    if (path.equals(COUNTERS)) {
      return get(path, TIMES_COUNTED, BETWEEN_COUNTS);
    }
    get(path, WARM_UP, Duration.ZERO);
    return get(path, TIMES, Duration.ZERO);
  }

  private static Map<String, String> pages(String saga) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("shop", "/");
    pages.put("sagas", "/console/sagas");
    for (String state : List.of("RUNNING", "COMPLETED", "COMPENSATING", "CANCELLED", "STUCK")) {
      pages.put("sagas, " + state.toLowerCase(Locale.ROOT), "/console/sagas?state=" + state);
    }
    pages.put("sagas of a product", "/console/sagas?text=P17");
    pages.put("sagas of many products", "/console/sagas?text=product");
    pages.put("sagas of a name", "/console/sagas?text=" + encoded("customer1234@example"));
    pages.put("sagas of many names", "/console/sagas?text=customer");
    pages.put("a saga by the beginning of its id", "/console/sagas?text=" + saga.substring(0, 13));
    pages.put("sagas of a customer (REST)", "/sagas?customer=" + CUSTOMER);
    pages.put("sagas long ago (REST)", "/sagas?to=" + encoded("2020-01-01T00:00:00Z"));
    pages.put("stuck sagas (REST)", "/sagas/stuck");
    pages.put("a saga", "/console/sagas/" + saga);
    pages.put("choreography", "/console/choreography/graph");
    pages.put("dead letters", "/console/dead-letters/groups");
    pages.put("health", "/console/health/services");
    pages.put("mail", "/console/mail/newest");
    pages.put("counters of chaos", COUNTERS);
    pages.put("series of health", "/console/health/series");
    return pages;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Histogram get(String path, int count, Duration rest) throws Exception {
    Histogram measured = new Histogram(HIGHEST_MICROS, 3);
    HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      measured.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered " + answer.statusCode());
      }
      // The rhythm of a page, not a wait for anything.
      Thread.sleep(rest.toMillis());
    }
    return measured;
  }

  private URI uri(String path) {
    return view.uri(path);
  }

  private Report report(int sagas) {
    StringBuilder body =
        new StringBuilder(
            """
            Pages of the order view with %,d sagas in it, a fiftieth of which began within the last hour, asked one after
            the other: milliseconds until the whole answer is here, with what the other services say.

            | page | p50 | p95 | p99 |
            | --- | --- | --- | --- |
            """
                .formatted(sagas));
    StringBuilder raw = new StringBuilder();
    List<BarChart.Bar> bars = new ArrayList<>();
    times.forEach(
        (page, measured) -> {
          double p50 = millis(measured, 50);
          double p95 = millis(measured, 95);
          body.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.1f | %.1f | %.1f |%n",
                  page,
                  p50,
                  p95,
                  millis(measured, 99)));
          raw.append(
              String.format(
                  Locale.ROOT,
                  "%s: p50 %.2f p95 %.2f ms, %d times%n",
                  page,
                  p50,
                  p95,
                  measured.getTotalCount()));
          bars.add(
              new BarChart.Bar(page, p95, p50, millis(measured, 99), "%.0f ms".formatted(p95)));
        });
    BarChart chart = new BarChart();
    chart.add("milliseconds, p95, from p50 to p99", bars);
    return new Report(
        "view",
        "Pages with very many sagas",
        "./dev bench view",
        body.toString(),
        chart,
        raw.toString());
  }

  private static double millis(Histogram measured, double percentile) {
    return measured.getValueAtPercentile(percentile) / 1_000.0;
  }
}
