package dev.sagas.autoconfigure;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.rabbit.TopologySettings;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.rabbit.TopologyVerifier;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionDetails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriComponentsBuilder;

/** Verifies the broker's topology at start and while running. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

  private static final int MANAGEMENT_PORT = 15672;

  @Bean
  @ConditionalOnMissingBean
  TopologyStatus topologyStatus(Clock clock) {
    return new TopologyStatus(clock);
  }

  @Bean
  @ConditionalOnMissingBean
  TopologyVerifier topologyVerifier(
      ServiceChoreography choreography, TopologySettings settings, TopologyStatus status) {
    return new TopologyVerifier(choreography, settings, status);
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
