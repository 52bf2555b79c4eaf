package dev.sagas.autoconfigure;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.event.EventTypes;
import dev.sagas.inbox.BetweenDeliveries;
import dev.sagas.jdbc.JdbcOutboxStore;
import dev.sagas.outbox.BeforeAppend;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.Relay;
import dev.sagas.outbox.RelayLoop;
import dev.sagas.outbox.RelayObserver;
import dev.sagas.outbox.RelaySettings;
import dev.sagas.outbox.TransactionalOutbox;
import dev.sagas.rabbit.ConfirmedSender;
import dev.sagas.rabbit.RabbitEventPublisher;
import dev.sagas.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Outbox and relay. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

  private static final Duration LONGEST_SPAN = Duration.ofSeconds(1);

  @Bean
  OutboxStore outboxStore(DataSource dataSource, ServiceNames names) {
    SagaSchema.migrate(dataSource);
    return new JdbcOutboxStore(new JdbcTemplate(dataSource), "/" + names.service());
  }

  @Bean
  RelaySettings relaySettings(SagaProperties properties) {
    SagaProperties.Outbox outbox = properties.outbox();
    return new RelaySettings(
        outbox.workers(),
        outbox.batchSize(),
        outbox.sweepInterval(),
        outbox.lease(),
        span(outbox),
        outbox.pendingKeys(),
        new Backoff(outbox.refusalPause(), outbox.refusalPauseMost()),
        new Backoff(outbox.outagePause(), outbox.outagePauseMost()));
  }

  /** A batch whose last event is confirmed only just in time still ends within the lease. */
  private static Duration span(SagaProperties.Outbox outbox) {
    Duration most = outbox.lease().minus(outbox.confirmTimeout()).dividedBy(2);
    return most.compareTo(LONGEST_SPAN) < 0 ? most : LONGEST_SPAN;
  }

  /** Its transactions are plain ones on the data source: it touches no entity. */
  @Bean
  @ConditionalOnMissingBean
  Relay relay(
      OutboxStore store,
      @Qualifier("relaySender") ConfirmedSender sender,
      ServiceNames names,
      DataSource dataSource,
      RelaySettings settings,
      Clock clock,
      RelayObserver observer) {
    return new Relay(
        store,
        new RabbitEventPublisher(sender, names.events()),
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
        settings,
        clock,
        observer);
  }

  @Bean
  RelayLoop relayLoop(Relay relay, OutboxStore store, RelaySettings settings, Clock clock) {
    return new RelayLoop(relay, store, settings, clock);
  }

  @Bean
  TransactionalOutbox outbox(
      OutboxStore store,
      EventTypes types,
      ServiceNames names,
      SagaProperties properties,
      Clock clock,
      BeforeAppend beforeAppend,
      RelayLoop relay) {
    return new TransactionalOutbox(
        store,
        types,
        "/" + names.service(),
        Math.toIntExact(properties.outbox().maxBodySize().toBytes()),
        clock,
        beforeAppend,
        relay::wake);
  }

  /** Without JPA. */
  @Bean
  @ConditionalOnMissingBean
  BeforeAppend nothingToFlush() {
    return () -> {};
  }

  /** Without JPA. */
  @Bean
  @ConditionalOnMissingBean
  BetweenDeliveries nothingToForget() {
    return () -> {};
  }
}
