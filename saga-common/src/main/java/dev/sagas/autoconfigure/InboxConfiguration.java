package dev.sagas.autoconfigure;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.event.EventTypes;
import dev.sagas.fence.FenceStore;
import dev.sagas.inbox.BetweenDeliveries;
import dev.sagas.inbox.CallingDispatch;
import dev.sagas.inbox.Handlers;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.inbox.InboxObserver;
import dev.sagas.inbox.InboxStore;
import dev.sagas.inbox.LocalDispatch;
import dev.sagas.inbox.Reactions;
import dev.sagas.jdbc.JdbcFenceStore;
import dev.sagas.jdbc.JdbcInboxStore;
import dev.sagas.outbox.TransactionalOutbox;
import dev.sagas.rabbit.ConfirmedSender;
import dev.sagas.rabbit.InboxContainer;
import dev.sagas.rabbit.ParkObserver;
import dev.sagas.rabbit.TopologyObserver;
import dev.sagas.rabbit.TopologyVerifier;
import dev.sagas.retention.Purge;
import dev.sagas.retry.Backoff;
import dev.sagas.retry.RetryPolicy;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Inbox, fence and the consumers. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

  private static final int PURGED_AT_A_TIME = 5_000;

  @Bean
  @DependsOn("outboxStore")
  InboxStore inboxStore(DataSource dataSource) {
    return new JdbcInboxStore(new JdbcTemplate(dataSource));
  }

  @Bean
  @DependsOn("outboxStore")
  FenceStore fenceStore(DataSource dataSource) {
    return new JdbcFenceStore(new JdbcTemplate(dataSource));
  }

  @Bean
  @ConditionalOnMissingBean
  RetryPolicy retryPolicy(SagaProperties properties) {
    return new RetryPolicy(properties.retry().ladder(), properties.retry().maxAttempts());
  }

  @Bean
  InboxDispatcher inboxDispatcher(
      ServiceChoreography choreography,
      BeanFactory beans,
      Dispatches dispatches,
      RetryPolicy retries,
      SagaProperties properties,
      Clock clock,
      InboxObserver observer) {
    return new InboxDispatcher(
        new Handlers(HandlerBeans.of(choreography, beans::getBean)),
        dispatches.local(),
        dispatches.calling(),
        retries,
        clock,
        observer,
        properties.inbox().batchSize());
  }

  @Bean
  Dispatches dispatches(
      ServiceNames names,
      InboxStore inbox,
      Reactions reactions,
      BetweenDeliveries between,
      PlatformTransactionManager transactionManager,
      Clock clock,
      InboxObserver observer) {
    TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    return new Dispatches(
        new LocalDispatch(names.inbox(), inbox, reactions, between, transactions, clock, observer),
        new CallingDispatch(names.inbox(), inbox, reactions, transactions, clock, observer));
  }

  /** The two ways in which events reach handlers. */
  record Dispatches(LocalDispatch local, CallingDispatch calling) {}

  @Bean
  Reactions reactions(
      FenceStore fence, TransactionalOutbox outbox, EventTypes types, InboxObserver observer) {
    return new Reactions(fence, outbox, types, observer);
  }

  @Bean
  InboxContainer inboxContainer(
      ConnectionFactory connections,
      ServiceNames names,
      SagaProperties properties,
      InboxDispatcher dispatcher,
      @Qualifier("localSender") ConfirmedSender sender,
      Clock clock,
      ParkObserver observer,
      TopologyVerifier topology,
      TopologyObserver topologyObserver) {
    SagaProperties.Inbox inbox = properties.inbox();
    InboxContainer consumers =
        new InboxContainer(
            connections,
            names,
            new InboxContainer.Settings(
                inbox.workers(),
                inbox.batchSize(),
                inbox.calls(),
                inbox.prefetch(),
                inbox.maxBodySize().toBytes()),
            dispatcher,
            sender,
            new Backoff(properties.outbox().outagePause(), properties.outbox().outagePauseMost()),
            clock,
            observer,
            () -> topology.suspect(names.inbox()));
    topology.guard(consumers, topologyObserver);
    return consumers;
  }

  @Bean
  Purge inboxPurge(
      InboxStore store,
      PlatformTransactionManager transactionManager,
      SagaProperties properties,
      Clock clock) {
    TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    return new Purge(
        "inbox rows",
        (moment, limit) ->
            Objects.requireNonNull(transactions.execute(status -> store.purge(moment, limit))),
        PURGED_AT_A_TIME,
        properties.inbox().retention(),
        properties.inbox().purgeInterval(),
        clock);
  }
}
