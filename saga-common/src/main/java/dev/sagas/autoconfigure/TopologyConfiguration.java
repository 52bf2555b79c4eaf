package dev.sagas.autoconfigure;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.jdbc.JdbcDeliveryLedger;
import dev.sagas.ledger.BackfillRules;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.observe.SagaMeters;
import dev.sagas.rabbit.Backfill;
import dev.sagas.rabbit.BrokerLink;
import dev.sagas.rabbit.ConfirmedSender;
import dev.sagas.rabbit.TopologyObserver;
import dev.sagas.rabbit.TopologyRestorer;
import dev.sagas.rabbit.TopologySettings;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.rabbit.TopologyVerifier;
import dev.sagas.retry.Backoff;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionDetails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Verifies the broker's topology at start and while running, restores it, and brings what was
 * missed.
 */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

  private static final int MANAGEMENT_PORT = 15672;

  @Bean
  @ConditionalOnMissingBean
  TopologyStatus topologyStatus(Clock clock) {
    return new TopologyStatus(clock);
  }

  @Bean
  @DependsOn("outboxStore")
  DeliveryLedger deliveryLedger(DataSource dataSource) {
    return new JdbcDeliveryLedger(
        JdbcClient.create(dataSource), new DataSourceTransactionManager(dataSource));
  }

  @Bean
  @ConditionalOnMissingBean
  TopologyVerifier topologyVerifier(
      ServiceChoreography choreography,
      TopologySettings settings,
      TopologyStatus status,
      DeliveryLedger ledger,
      ObjectProvider<TopologyRestorer> restorer,
      Clock clock) {
    return new TopologyVerifier(
        choreography, settings, status, ledger, restorer.getIfAvailable(), clock);
  }

  /** With an account of its own, which may do what a service's may not. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("saga.topology.restore.username")
  static class Restoring {

    @Bean
    TopologyRestorer topologyRestorer(
        BrokerLink link,
        ServiceChoreography choreography,
        SagaProperties properties,
        TopologyObserver observer) {
      return new TopologyRestorer(
          asTopologyUser(link, properties), choreography, properties.retry().ladder(), observer);
    }

    @Bean
    Backfill backfill(
        ServiceChoreography choreography,
        BrokerLink link,
        @Qualifier("localSender") ConfirmedSender sender,
        DeliveryLedger ledger,
        SagaProperties properties,
        SagaMeters meters,
        Clock clock) {
      SagaProperties.Backfill backfill = properties.topology().backfill();
      SagaProperties.Outbox outbox = properties.outbox();
      return new Backfill(
          choreography,
          asTopologyUser(link, properties),
          sender,
          ledger,
          new BackfillRules(backfill.margin(), backfill.lookBack(), properties.inbox().retention()),
          meters.backfill(),
          new Backoff(outbox.outagePause(), outbox.outagePauseMost()),
          clock);
    }

    private static BrokerLink asTopologyUser(BrokerLink link, SagaProperties properties) {
      SagaProperties.Restore account = properties.topology().restore();
      return link.as(
          Objects.requireNonNull(account.username()), Objects.requireNonNull(account.password()));
    }
  }

  /**
   * With the service's own credentials, which must not do more at the broker than the service may.
   */
  @Bean
  TopologySettings topologySettings(RabbitConnectionDetails broker, SagaProperties properties) {
    List<URI> managementUrls = properties.topology().managementUrl();
    String username = broker.getUsername();
    String password = broker.getPassword();
    String virtualHost = broker.getVirtualHost();
    return new TopologySettings(
        managementUrls.isEmpty() ? managementUrlsOf(broker) : managementUrls,
        virtualHost == null ? "/" : virtualHost,
        username == null ? "guest" : username,
        password == null ? "guest" : password,
        properties.topology().verify(),
        properties.topology().checkInterval(),
        properties.retry().ladder());
  }

  private static List<URI> managementUrlsOf(RabbitConnectionDetails broker) {
    return broker.getAddresses().stream()
        .map(
            address ->
                UriComponentsBuilder.newInstance()
                    .scheme("http")
                    .host(address.host())
                    .port(MANAGEMENT_PORT)
                    .build()
                    .toUri())
        .toList();
  }
}
