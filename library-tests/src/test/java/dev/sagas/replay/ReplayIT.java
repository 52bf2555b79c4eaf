package dev.sagas.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.UuidV7;
import dev.sagas.jdbc.JdbcReplayStore;
import dev.sagas.observe.ReplayHealth;
import dev.sagas.replay.ReplayProgress.State;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service joins whom no one planned for, and asks for what was before. */
@ExtendWith(OutputCaptureExtension.class)
class ReplayIT {

  private static final int EVENTS = 100_000;
  private static final Duration STATISTICS_ARE_OLD = Duration.ofSeconds(7);
  private static final String FROM = "saga.replay.from";
  private static final String MARGIN = "saga.topology.backfill.margin";
  private static final String READABLE = "^(notification\\\\.(inbox|dead)|event-log)$";
  private static final Map<String, String> FROM_START = Map.of(FROM, "start");

  private static PrivateServers servers;
  private static History history;
  private static JdbcTemplate veteran;
  private static JdbcTemplate newcomer;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    servers = PrivateServers.start(Repository.find());
    forgetThoseThatDoNotRun();
    history = new History(servers);
    veteran = database("customer");
    newcomer = database("notification");
  }

  /** Their queues would keep every event for them. */
  private static void forgetThoseThatDoNotRun() {
    servers
        .broker()
        .asOperator(
            channel -> {
              for (String service : List.of("order", "inventory", "payment", "order-view")) {
                channel.queueDelete(service + ".inbox");
              }
            });
  }

  @AfterAll
  static void stop() {
    servers.close();
    Awaitility.reset();
  }

  @BeforeEach
  void forgetTheNewcomer() {
    history.without();
    newcomer.execute("drop schema if exists saga cascade");
    for (JdbcTemplate database : List.of(newcomer, veteran)) {
      database.execute("drop table if exists standing");
      database.execute(Standings.TABLE);
    }
    List.of(Calls.CAREFUL, Calls.BOLD, Calls.FOLLOWING).forEach(List::clear);
  }

  @Test
  void endsWithTheSameStateAsOneThatWasThereFromTheStart(CapturedOutput output) throws Exception {
    AtomicBoolean traffic = new AtomicBoolean(true);
    ExecutorService background = Executors.newSingleThreadExecutor();
    Process first = null;
    try (ConfigurableApplicationContext old = start(Veteran.class, "customer", Map.of())) {
      long begin = history.offset();
      Map<String, String> fromHere = Map.of(FROM, String.valueOf(begin));
      history.publish(EVENTS);
      Future<?> live = background.submit(() -> history.publishWhile(traffic::get));
      history.introduce();
      first = startProcess(fromHere);
      await().until(() -> progress().copied() > EVENTS / 4);
      first.destroyForcibly().waitFor();
      ReplayProgress killed = progress();
      assertThat(killed.state()).as("killed half-way").isEqualTo(State.RUNNING);

      try (ConfigurableApplicationContext second = newcomer(fromHere)) {
        await().until(() -> progress().state() == State.ENDED);
        traffic.set(false);
        live.get();

        awaitQuiet("notification", "customer");
        assertThat(state(newcomer)).isEqualTo(state(veteran));
        assertThat(events(newcomer)).isGreaterThan(EVENTS);
        assertThat(output).contains("begins at offset " + killed.next());
        assertThat(progress().next()).isEqualTo(begin + progress().read());
        assertThat(second.getBean(ReplayHealth.class).health().getStatus()).isEqualTo(Status.UP);
      }
    } finally {
      traffic.set(false);
      background.shutdownNow();
      if (first != null) {
        first.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void isSharedByTwoInstances() throws Exception {
    try (ConfigurableApplicationContext old = start(Veteran.class, "customer", Map.of())) {
      String here = String.valueOf(history.offset());
      history.publish(EVENTS / 10);
      history.introduce();
      // Long enough for both to be there when it begins.
      Map<String, String> asked = Map.of(FROM, here, MARGIN, "10s");
      try (ConfigurableApplicationContext one = newcomer(asked);
          ConfigurableApplicationContext other = newcomer(asked)) {
        await().until(() -> progress().state() == State.ENDED);
        awaitQuiet("notification", "customer");

        assertThat(events(newcomer)).isEqualTo(EVENTS / 10);
        assertThat(state(newcomer)).isEqualTo(state(veteran));
      }
    }
  }

  @Test
  void callsNoOneForHistoryUnlessItIsToldTo() throws Exception {
    Map<String, String> fromHere = Map.of(FROM, String.valueOf(history.offset()));
    UUID before = UuidV7.next();
    publishAll(before, Instant.now().minus(Duration.ofHours(1)));
    UUID meanwhile = UuidV7.next();
    publishAll(meanwhile, Instant.now().plus(Duration.ofHours(1)));
    history.introduce();
    try (ConfigurableApplicationContext service = newcomer(fromHere)) {
      await().until(() -> progress().state() == State.ENDED);
      await().until(() -> refused(service, "notification.mail-requested.v1") == 1);
      UUID after = UuidV7.next();
      publishAll(after, Instant.now());

      await().until(() -> Calls.CAREFUL.containsAll(List.of(meanwhile, after)));
      await().until(() -> Calls.FOLLOWING.containsAll(List.of(meanwhile, after)));
      await().until(() -> Calls.BOLD.containsAll(List.of(before, meanwhile, after)));
      assertThat(Calls.CAREFUL).containsExactlyInAnyOrder(meanwhile, after);
      assertThat(Calls.FOLLOWING).containsExactlyInAnyOrder(meanwhile, after);
    }
  }

  /**
   * One whose handler calls, one whose handler may call, one whose handler emits what is called
   * for.
   */
  private static void publishAll(UUID saga, Instant occurred) {
    history.publish(History.COMPLETED, saga, occurred);
    history.publish(History.CAPTURED, saga, occurred);
    history.publish(History.PLACED, saga, occurred);
  }

  @Test
  void beginsWhereItIsAskedTo() throws Exception {
    history.publish(History.PLACED, UuidV7.next());
    Map<String, String> fromHere = Map.of(FROM, String.valueOf(history.offset()));
    UUID wanted = UuidV7.next();
    history.publish(History.PLACED, wanted);
    history.introduce();
    try (ConfigurableApplicationContext service = newcomer(fromHere)) {
      await().until(() -> progress().state() == State.ENDED);
      await().until(() -> events(newcomer) > 0);

      assertThat(newcomer.queryForList("select saga_id from standing", UUID.class))
          .containsExactly(wanted);
    }
  }

  @Test
  void runsAReplayOnceAndOneOfAnotherNameAgain(CapturedOutput output) throws Exception {
    Map<String, String> fromHere = Map.of(FROM, String.valueOf(history.offset()));
    history.publish(History.PLACED, UuidV7.next());
    history.introduce();
    try (ConfigurableApplicationContext service = newcomer(fromHere)) {
      await().until(() -> progress().state() == State.ENDED);
      await().until(() -> events(newcomer) == 1);
    }
    ReplayProgress ended = progress();
    newcomer.execute("truncate saga.inbox, standing");

    try (ConfigurableApplicationContext service = newcomer(fromHere)) {
      await().until(() -> output.getAll().contains("has ended before: nothing to do"));
      awaitQuiet("notification");
    }
    assertThat(replays()).containsExactly(ended);
    assertThat(events(newcomer)).isZero();

    Map<String, String> another = new HashMap<>(fromHere);
    another.put("saga.replay.id", "once more");
    try (ConfigurableApplicationContext service = newcomer(another)) {
      await().until(() -> events(newcomer) > 0);
    }
  }

  @Test
  void refusesWhatTheInboxMayHaveForgotten() {
    history.introduce();
    newcomer(Map.of()).close();
    newcomer.update("update saga.schema_history set installed_on = now() - interval '40 days'");
    try (ConfigurableApplicationContext service = newcomer(FROM_START)) {
      await().until(() -> progress().state() == State.REFUSED);

      Health health = service.getBean(ReplayHealth.class).health();
      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails().toString())
          .contains("its inbox tells duplicates for PT720H only");
    }
    try (ConfigurableApplicationContext service =
        newcomer(Map.of(FROM, "start", "saga.inbox.retention", "60d"))) {
      await().until(() -> progress().state() == State.ENDED);
    }
    String recent = Instant.now().minus(Duration.ofDays(29)).toString();
    try (ConfigurableApplicationContext service = newcomer(Map.of(FROM, recent))) {
      await().until(() -> replays().size() == 2);
      await().until(() -> replays().stream().allMatch(replay -> replay.state() == State.ENDED));
    }
  }

  @Test
  void saysWhichPermissionIsMissingAndGoesOnWithIt(CapturedOutput output) {
    history.introduce();
    allowReading("^notification\\\\.(inbox|dead)$");
    try (ConfigurableApplicationContext service = newcomer(FROM_START)) {
      await()
          .until(
              () ->
                  output
                      .getAll()
                      .contains("let the account's permission to read include event-log"));
      allowReading(READABLE);

      await().until(() -> progress().state() == State.ENDED);
    } finally {
      allowReading(READABLE);
    }
  }

  /** As the definitions have it, but for what may be read: a pattern as it is written in JSON. */
  private static void allowReading(String pattern) {
    servers
        .broker()
        .management()
        .put(
            "/api/permissions/checkout/notification",
            """
            {"configure": "^$", "write": "^notification\\\\.(events|local)$", "read": "%s"}
            """
                .formatted(pattern));
  }

  /** For longer than the broker's statistics may be old, which alone know what is not acked. */
  private static void awaitQuiet(String... services) {
    await()
        .during(STATISTICS_ARE_OLD)
        .until(() -> Stream.of(services).mapToInt(ReplayIT::messages).sum() == 0);
  }

  /** In the inbox and the retry queues, whether ready or delivered. */
  private static int messages(String service) {
    int messages = 0;
    for (JsonNode queue : servers.broker().management().get("/api/queues/checkout")) {
      if (queue.path("name").asText().startsWith(service + ".")) {
        messages += queue.path("messages").asInt();
      }
    }
    return messages;
  }

  private static List<Map<String, Object>> state(JdbcTemplate database) {
    return database.queryForList(
        """
        select count(*) as orders, sum(events) as events, sum(sum) as sum,
               sum(hashtextextended(saga_id || ' ' || events || ' ' || sum, 0)) as all_of_it
        from standing
        """);
  }

  private static long events(JdbcTemplate database) {
    Long sum = database.queryForObject("select coalesce(sum(events), 0) from standing", Long.class);
    return sum == null ? 0 : sum;
  }

  /** The first replay, or one that has not begun. */
  private static ReplayProgress progress() {
    return replays().stream()
        .findFirst()
        .orElseGet(
            () ->
                ReplayProgress.begin(
                    "none", new ReplayStart.Beginning(), new UUID(0, 0), Instant.EPOCH));
  }

  private static List<ReplayProgress> replays() {
    Boolean known =
        newcomer.queryForObject("select to_regclass('saga.replay') is not null", Boolean.class);
    return Boolean.TRUE.equals(known)
        ? new JdbcReplayStore(JdbcClient.create(newcomer)).all()
        : List.of();
  }

  private static double refused(ConfigurableApplicationContext service, String type) {
    return service
        .getBean(MeterRegistry.class)
        .find("saga.inbox.ignored")
        .tag("type", type)
        .tag("reason", "replayed")
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private static JdbcTemplate database(String service) {
    return new JdbcTemplate(servers.postgres().dataSource(service, Account.named(service)));
  }

  private Process startProcess(Map<String, String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(Newcomer.class.getName());
    command.addAll(List.of(arguments("notification", more)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("newcomer.log").toFile())
        .start();
  }

  private static ConfigurableApplicationContext newcomer(Map<String, String> more) {
    return start(Newcomer.class, "notification", more);
  }

  private static ConfigurableApplicationContext start(
      Class<?> application, String name, Map<String, String> more) {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .run(arguments(name, more));
  }

  private static String[] arguments(String service, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(servers.addresses().propertiesOf(service));
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.flyway.enabled", "false");
    properties.put("logging.level.dev.sagas.rabbit.Replay", "INFO");
    properties.put(MARGIN, "1s");
    properties.putAll(more);
    return properties.entrySet().stream()
        .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
        .toArray(String[]::new);
  }
}
