package dev.sagas.autoconfigure;

import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.observe.OutboxGauges;
import dev.sagas.observe.OutboxHealth;
import dev.sagas.observe.SagaMeters;
import dev.sagas.observe.TopologyGauges;
import dev.sagas.observe.TopologyHealth;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.rabbit.TopologyStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters and health; without the application's registry they are kept to themselves. */
@Configuration(proxyBeanMethods = false)
class ObserveConfiguration {

  @Bean
  SagaMeters sagaMeters(ObjectProvider<MeterRegistry> registry) {
    return new SagaMeters(registry.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  OutboxGauges outboxGauges(
      OutboxStore store, Clock clock, ObjectProvider<MeterRegistry> registry) {
    return new OutboxGauges(store, clock, registry.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  @ConditionalOnEnabledHealthIndicator("outbox")
  OutboxHealth outboxHealthIndicator(OutboxGauges gauges) {
    return new OutboxHealth(gauges);
  }

  @Bean
  TopologyGauges topologyGauges(
      TopologyStatus status,
      DeliveryLedger ledger,
      Clock clock,
      ObjectProvider<MeterRegistry> registry) {
    return new TopologyGauges(
        status, ledger, clock, registry.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  @ConditionalOnEnabledHealthIndicator("topology")
  TopologyHealth topologyHealthIndicator(
      TopologyStatus status, TopologyGauges gauges, SagaProperties properties) {
    return new TopologyHealth(status, gauges, properties.topology().restore().allowed());
  }
}
