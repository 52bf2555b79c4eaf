package dev.sagas.benchmarks.contest;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of one contender, in a process of its own; prints its figures as the last line. */
public final class OutboxRun {

  /** Begins the line that holds the figures: names and numbers, by turns. */
  public static final String RESULT = "RESULT";

  private static final int WARM_UP_SECONDS = 30;
  private static final int TROUBLE_SECONDS = 10;
  private static final int SUSTAINED_SECONDS = 20;
  private static final int BACKLOG = 20_000;
  private static final long LARGE_BACKLOG = 10_000_000;
  private static final int OPEN_SECONDS = 580;
  private static final int PACE = 200;
  private static final int UNROUTABLE = 1_000;
  private static final int WITHOUT_EXCHANGE = 400;
  private static final int PATIENCE_SECONDS = 300;

  /** Every contender tries again after seconds. */
  private static final int SILENCE_SECONDS = 20;

  private final Contender contender;
  private final Servers servers;
  private final Field field;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  private OutboxRun(Contender contender, Servers servers) {
    this.contender = contender;
    this.servers = servers;
    this.field = new Field(servers);
  }

  /**
   * Arguments: the class of the contender, a {@link Scenario}, then those of {@link
   * Servers#arguments()}.
   */
  public static void main(String... arguments) throws Exception {
    Scenario scenario = Scenario.valueOf(arguments[1]);
    Servers servers = Servers.of(Arrays.copyOfRange(arguments, 2, arguments.length));
    Class<?> type = Class.forName(arguments[0]);
    try (Contender contender = (Contender) type.getDeclaredConstructor().newInstance()) {
      OutboxRun run = new OutboxRun(contender, servers);
      run.field.layOut();
      contender.prepare(servers);
      run.play(scenario);
      StringBuilder line = new StringBuilder(RESULT);
      run.figures.forEach(
          (name, figure) -> line.append(' ').append(name).append(' ').append(figure));
      System.out.println(line);
    }
    // What contenders leave running must not keep the next one waiting.
    System.exit(0);
  }

  private void play(Scenario scenario) throws Exception {
    switch (scenario) {
      case SUSTAINED -> sustained();
      case BACKLOG -> backlog();
      case LATENCY -> latency();
      case UNROUTABLE -> unroutable();
      case NO_EXCHANGE -> noExchange();
      case LARGE_BACKLOG -> largeBacklog();
      case OPEN_TRANSACTION -> openTransaction();
      case TWO_INSTANCES -> instances(2);
      case FOUR_INSTANCES -> instances(4);
    }
  }

  private void sustained() throws Exception {
    contender.start();
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {});
        Producers producers = new Producers(contender, Commits.ignored(), Work.ROUTED)) {
      Producers.Endless production = producers.produceEndlessly();
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      measured(receiver);
      production.end();
    }
  }

  private void backlog() throws Exception {
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {});
        Producers producers = new Producers(contender, Commits.ignored(), Work.ROUTED)) {
      Backlog backlog = new Backlog(contender, producers, receiver);
      backlog.warmUp();
      backlog.store(BACKLOG);
      Cpu cpu = Cpu.now(servers);
      long before = receiver.distinct();
      long begin = System.nanoTime();
      backlog.drain(PATIENCE_SECONDS);
      long received = receiver.distinct() - before;
      figures.put("perSecond", rate(received, begin));
      figures.put("missing", (double) backlog.stored() - receiver.distinct());
      spent(cpu, received);
      order(receiver);
    }
  }

  private void latency() throws Exception {
    int warmUp = PACE * WARM_UP_SECONDS;
    int count = warmUp + PACE * SUSTAINED_SECONDS;
    Commits commits = new Commits(count, warmUp);
    contender.start();
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, commits::received);
        Producers producers = new Producers(contender, commits, Work.ROUTED)) {
      producers.produce(count, PACE);
      boolean all = receiver.await(count, PATIENCE_SECONDS, TimeUnit.SECONDS);
      figures.put("missing", all ? 0.0 : count - receiver.distinct());
      figures.put("p50", commits.percentileMillis(50));
      figures.put("p95", commits.percentileMillis(95));
      figures.put("p99", commits.percentileMillis(99));
    }
  }

  private void unroutable() throws Exception {
    contender.start();
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {});
        Producers producers = new Producers(contender, Commits.ignored(), Work.UNROUTED)) {
      producers.produce(UNROUTABLE);
      // Time enough to publish them into nothing.
      TimeUnit.SECONDS.sleep(TROUBLE_SECONDS);
      field.bind(Work.UNROUTED);
      receiver.awaitOrSilence(UNROUTABLE, SILENCE_SECONDS, TimeUnit.SECONDS);
      figures.put("lost", (double) UNROUTABLE - receiver.distinct());
    }
  }

  private void noExchange() throws Exception {
    contender.start();
    field.removeExchange();
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {});
        Producers producers = new Producers(contender, Commits.ignored(), Work.ROUTED)) {
      producers.produce(WITHOUT_EXCHANGE, PACE);
      TimeUnit.SECONDS.sleep(TROUBLE_SECONDS);
      field.bringExchange();
      receiver.awaitOrSilence(WITHOUT_EXCHANGE, SILENCE_SECONDS, TimeUnit.SECONDS);
      figures.put("lost", (double) WITHOUT_EXCHANGE - receiver.distinct());
    }
  }

  private void largeBacklog() throws Exception {
    growing().stock(LARGE_BACKLOG);
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {})) {
      contender.start();
      receiver.await(BACKLOG, PATIENCE_SECONDS, TimeUnit.SECONDS);
      measured(receiver);
    }
  }

  /** First figures are those of the first minute, the others those of the last. */
  private void openTransaction() throws Exception {
    contender.start();
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {});
        Producers producers = new Producers(contender, Commits.ignored(), Work.ROUTED);
        Connection elsewhere = servers.database()) {
      Producers.Endless production = producers.produceEndlessly();
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      elsewhere.setAutoCommit(false);
      try (Statement statement = elsewhere.createStatement()) {
        statement.execute("select pg_current_xact_id()");
      }
      long before = receiver.distinct();
      long begin = System.nanoTime();
      TimeUnit.SECONDS.sleep(SUSTAINED_SECONDS);
      figures.put("perSecondAtFirst", rate(receiver.distinct() - before, begin));
      TimeUnit.SECONDS.sleep(OPEN_SECONDS);
      measured(receiver);
      elsewhere.rollback();
      production.end();
    }
  }

  private void instances(int count) throws Exception {
    contender.start();
    for (int i = 1; i < count; i++) {
      growing().startAnother();
    }
    try (Receiver receiver = new Receiver(servers, Field.QUEUE, number -> {});
        Producers producers = new Producers(contender, Commits.ignored(), Work.ROUTED)) {
      Producers.Endless production = producers.produceEndlessly();
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      measured(receiver);
      production.end();
    }
  }

  private Growing growing() {
    if (contender instanceof Growing growing) {
      return growing;
    }
    throw new IllegalStateException(contender.getClass() + " is not measured when it has grown");
  }

  private void measured(Receiver receiver) throws InterruptedException {
    Cpu cpu = Cpu.now(servers);
    long before = receiver.distinct();
    long begin = System.nanoTime();
    TimeUnit.SECONDS.sleep(SUSTAINED_SECONDS);
    long received = receiver.distinct() - before;
    figures.put("perSecond", rate(received, begin));
    spent(cpu, received);
    order(receiver);
  }

  private void spent(Cpu before, long events) {
    Cpu spent = Cpu.now(servers).perThousandSince(before, events);
    figures.put("cpuJvm", spent.jvm());
    figures.put("cpuDatabase", spent.database());
    figures.put("cpuBroker", spent.broker());
  }

  private void order(Receiver receiver) {
    figures.put("inversions", (double) receiver.inversions());
    figures.put("duplicates", (double) receiver.duplicates());
  }

  private static double rate(long count, long begin) {
    return count * 1e9 / (System.nanoTime() - begin);
  }
}
