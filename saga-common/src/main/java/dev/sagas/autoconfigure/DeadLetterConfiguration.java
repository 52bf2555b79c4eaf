package dev.sagas.autoconfigure;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.deadletter.DeadLetterSettings;
import dev.sagas.deadletter.DeadLetterStore;
import dev.sagas.deadletter.DeadLetters;
import dev.sagas.event.EventType;
import dev.sagas.jdbc.JdbcDeadLetterStore;
import dev.sagas.observe.DeadLetterGauges;
import dev.sagas.observe.DeadLetterHealth;
import dev.sagas.observe.DeadLettersEndpoint;
import dev.sagas.rabbit.BrokerLink;
import dev.sagas.rabbit.ConfirmedSender;
import dev.sagas.rabbit.DeadLetterDrain;
import dev.sagas.rabbit.LocalRedriver;
import dev.sagas.rabbit.TopologyObserver;
import dev.sagas.rabbit.TopologyVerifier;
import dev.sagas.retention.Purge;
import dev.sagas.retry.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Parked messages: drained into a table, settled by operators, counted. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

  /** Bodies may be large. */
  private static final int PURGED_AT_A_TIME = 500;

  @Bean
  @DependsOn("outboxStore")
  DeadLetterStore deadLetterStore(DataSource dataSource) {
    return new JdbcDeadLetterStore(
        JdbcClient.create(dataSource), new DataSourceTransactionManager(dataSource));
  }

  @Bean
  DeadLetterSettings deadLetterSettings(
      SagaProperties properties, ServiceChoreography choreography) {
    Set<String> protectedTypes = new HashSet<>(properties.deadLetters().protectedTypes());
    choreography.compensatingTypes().stream().map(EventType::toString).forEach(protectedTypes::add);
    return new DeadLetterSettings(
        properties.inbox().retention(), properties.deadLetters().maxStay(), protectedTypes);
  }

  @Bean
  DeadLetters deadLetters(
      DeadLetterStore store,
      @Qualifier("localSender") ConfirmedSender sender,
      ServiceNames names,
      DeadLetterSettings settings,
      Clock clock) {
    return new DeadLetters(store, new LocalRedriver(sender, names), settings, clock);
  }

  @Bean
  DeadLetterDrain deadLetterDrain(
      BrokerLink link,
      ServiceNames names,
      DeadLetterStore store,
      SagaProperties properties,
      Clock clock,
      TopologyVerifier topology,
      TopologyObserver observer) {
    SagaProperties.Outbox outbox = properties.outbox();
    DeadLetterDrain drain =
        new DeadLetterDrain(
            link, names, store, new Backoff(outbox.outagePause(), outbox.outagePauseMost()), clock);
    topology.guard(drain, observer);
    return drain;
  }

  /** Of those that were settled, each with its audit. One that waits is never deleted. */
  @Bean
  Purge deadLetterPurge(DeadLetterStore store, SagaProperties properties, Clock clock) {
    return new Purge(
        "settled dead letters",
        store::purge,
        PURGED_AT_A_TIME,
        properties.deadLetters().retention(),
        properties.deadLetters().purgeInterval(),
        clock);
  }

  @Bean
  DeadLetterGauges deadLetterGauges(
      DeadLetterStore store,
      DeadLetterSettings settings,
      Clock clock,
      ObjectProvider<MeterRegistry> registry) {
    return new DeadLetterGauges(
        store, settings, clock, registry.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  @ConditionalOnEnabledHealthIndicator("dead-letters")
  DeadLetterHealth deadLettersHealthIndicator(DeadLetterGauges gauges) {
    return new DeadLetterHealth(gauges);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
    return new DeadLettersEndpoint(deadLetters);
  }
}
