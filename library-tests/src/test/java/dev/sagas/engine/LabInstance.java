package dev.sagas.engine;

import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import dev.sagas.outbox.RelayLoop;
import dev.sagas.test.PrivateServers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One running instance of the lab. */
final class LabInstance implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private LabInstance(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts an instance against {@code servers}.
   *
   * @param settings as {@code name=value}
   */
  static LabInstance start(PrivateServers servers, Clock clock, String... settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.putAll(servers.addresses().propertiesOf("lab"));
    properties.put("spring.rabbitmq.username", servers.broker().operator().user());
    properties.put("spring.rabbitmq.password", servers.broker().operator().password());
    properties.put("spring.main.banner-mode", "off");
    properties.put("saga.retry.ladder", Lab.LADDER_SETTING);
    properties.put("saga.topology.verify", "false");
    properties.put("spring.flyway.enabled", "false");
    for (String setting : settings) {
      properties.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }
    return new LabInstance(
        new SpringApplicationBuilder(LabApplication.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .initializers(
                it -> {
                  GenericApplicationContext beans = (GenericApplicationContext) it;
                  beans.registerBean(Clock.class, () -> clock);
                  beans.registerBean(Script.class);
                  beans.registerBean(Dealt.class, bean -> bean.setPrimary(true));
                })
            .run());
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  JdbcTemplate jdbc() {
    return bean(JdbcTemplate.class);
  }

  Script script() {
    return bean(Script.class);
  }

  RelayLoop relay() {
    return bean(RelayLoop.class);
  }

  /** Runs {@code work} in a transaction of the application. */
  void inTransaction(Runnable work) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> work.run());
  }

  /** The same beside a transaction that is under way. */
  void inNewTransaction(Runnable work) {
    TransactionTemplate own = new TransactionTemplate(bean(PlatformTransactionManager.class));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    own.executeWithoutResult(status -> work.run());
  }

  /** Stores events in a transaction of their own. */
  List<UUID> append(NewEvent... events) {
    List<UUID> ids =
        new TransactionTemplate(bean(PlatformTransactionManager.class))
            .execute(status -> bean(Outbox.class).append(List.of(events)));
    return ids == null ? List.of() : ids;
  }

  @Override
  public void close() {
    context.close();
  }
}
