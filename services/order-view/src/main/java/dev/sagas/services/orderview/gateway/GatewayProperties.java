package dev.sagas.services.orderview.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the console asks.
 *
 * @param services the URL of each service, by its name
 * @param rabbitmq RabbitMQ's management UI, for links; the browser has to reach it
 * @param chaos where the local stack takes orders to stop and start its parts; when absent, nothing
 *     can be stopped from the console
 * @param chaosToken what shows the local stack that it is the console who asks
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("console")
public record GatewayProperties(
    @DefaultValue Map<String, URI> services,
    @DefaultValue("http://localhost:15672") URI rabbitmq,
    @Nullable URI chaos,
    @DefaultValue("") String chaosToken,
    @DefaultValue("3s") Duration timeout) {

  public GatewayProperties {
    services = Map.copyOf(services);
  }
}
