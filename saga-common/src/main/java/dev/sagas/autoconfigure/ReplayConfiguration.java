package dev.sagas.autoconfigure;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.jdbc.JdbcReplayStore;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.observe.ReplayHealth;
import dev.sagas.observe.SagaMeters;
import dev.sagas.rabbit.BrokerLink;
import dev.sagas.rabbit.ConfirmedSender;
import dev.sagas.rabbit.EventLog;
import dev.sagas.rabbit.Replay;
import dev.sagas.rabbit.ReplayGate;
import dev.sagas.rabbit.TopologySettings;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.replay.ReplayRules;
import dev.sagas.replay.ReplayStart;
import dev.sagas.replay.ReplayStore;
import dev.sagas.retry.Backoff;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History for services that ask for it. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

  @Bean
  EventLog eventLog(
      BrokerLink link,
      @Qualifier("localSender") ConfirmedSender sender,
      ServiceNames names,
      SagaProperties properties,
      Clock clock) {
    return new EventLog(link, sender, names, properties.inbox().maxBodySize().toBytes(), clock);
  }

  /** By configuration alone. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("saga.replay.from")
  static class Asked {

    @Bean
    @DependsOn("outboxStore")
    ReplayStore replayStore(DataSource dataSource) {
      return new JdbcReplayStore(JdbcClient.create(dataSource));
    }

    @Bean
    ReplayGate replayGate(
        TopologyStatus status, TopologySettings settings, SagaProperties properties, Clock clock) {
      return new ReplayGate(status, settings, properties.topology().backfill().margin(), clock);
    }

    @Bean
    Replay replay(
        ServiceChoreography choreography,
        BrokerLink link,
        @Qualifier("localSender") ConfirmedSender sender,
        DeliveryLedger ledger,
        ReplayStore store,
        ReplayGate gate,
        SagaProperties properties,
        SagaMeters meters,
        Clock clock) {
      SagaProperties.Outbox outbox = properties.outbox();
      return new Replay(
          id(properties),
          start(properties),
          choreography,
          link,
          sender,
          ledger,
          store,
          new ReplayRules(
              properties.inbox().retention(), properties.topology().backfill().margin()),
          gate,
          meters.replay(),
          new Backoff(outbox.outagePause(), outbox.outagePauseMost()),
          clock);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("replay")
    ReplayHealth replayHealthIndicator(ReplayStore store, SagaProperties properties) {
      return new ReplayHealth(store, id(properties), start(properties));
    }

    private static String id(SagaProperties properties) {
      return Optional.ofNullable(properties.replay().id()).orElseGet(() -> from(properties));
    }

    private static ReplayStart start(SagaProperties properties) {
      return ReplayStart.parse(from(properties));
    }

    private static String from(SagaProperties properties) {
      return Objects.requireNonNull(properties.replay().from());
    }
  }
}
