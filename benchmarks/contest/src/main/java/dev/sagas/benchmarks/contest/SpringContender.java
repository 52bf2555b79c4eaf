package dev.sagas.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A contender that is a Spring application, with the contest's settings and its own. What it uses
 * of Spring is the same in Spring Boot 3 and 4, of which each contender brings one.
 */
public abstract class SpringContender implements Contender {

  private final Class<?> application;
  private final Map<String, ?> settings;
  private final Gate gate = new Gate();
  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
  private @Nullable Servers servers;
  private @Nullable Consumer<Work> transaction;

  /**
   * A contender that is not started yet.
   *
   * @param application its configuration class; finds the {@link Gate} among its beans
   * @param settings Spring's properties beside those of the servers
   */
  protected SpringContender(Class<?> application, Map<String, ?> settings) {
    this.application = application;
    this.settings = settings;
  }

  /** Of the application {@code first}: what stores an event, in the transaction of its caller. */
  protected abstract Consumer<Work> outboxOf(ConfigurableApplicationContext first);

  @Override
  public final void prepare(Servers where) {
    servers = where;
    ConfigurableApplicationContext first = startInstance();
    JdbcTemplate jdbc = first.getBean(JdbcTemplate.class);
    TransactionTemplate transactions = first.getBean(TransactionTemplate.class);
    jdbc.execute(Servers.WORK_TABLE);
    Consumer<Work> outbox = outboxOf(first);
    transaction =
        work ->
            transactions.executeWithoutResult(
                status -> {
                  jdbc.update(Servers.INSERT_WORK, work.number(), Thread.currentThread().getName());
                  outbox.accept(work);
                });
  }

  /** Starts the application, once more if it runs already. */
  protected final ConfigurableApplicationContext startInstance() {
    Map<String, Object> properties =
        Objects.requireNonNull(servers, "not prepared").springProperties();
    properties.putAll(settings);
    ConfigurableApplicationContext instance =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            .initializers(context -> context.getBeanFactory().registerSingleton("gate", gate))
            .run(
                properties.entrySet().stream()
                    .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                    .toArray(String[]::new));
    instances.add(instance);
    return instance;
  }

  /** What keeps the application from publishing. */
  protected final Gate gate() {
    return gate;
  }

  /** The instance that transacts. */
  protected final ConfigurableApplicationContext first() {
    return instances.get(0);
  }

  @Override
  public void start() {
    gate.open();
  }

  @Override
  public void pause() {
    gate.close();
  }

  @Override
  public final void transact(Work work) {
    Objects.requireNonNull(transaction, "not prepared").accept(work);
  }

  @Override
  public void close() {
    instances.forEach(ConfigurableApplicationContext::close);
  }
}
