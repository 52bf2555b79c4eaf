package dev.sagas.autoconfigure;

import com.rabbitmq.client.Address;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.rabbit.BrokerLink;
import dev.sagas.rabbit.ConfirmedSender;
import java.time.Clock;
import java.util.List;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connections to the broker: one for the relay's events, one for retries, parking and redrives. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

  @Bean
  BrokerLink brokerLink(
      CachingConnectionFactory connections, RabbitConnectionDetails details, ServiceNames names) {
    List<Address> addresses =
        details.getAddresses().stream()
            .map(address -> new Address(address.host(), address.port()))
            .toList();
    return new BrokerLink(connections.getRabbitConnectionFactory(), addresses, names.service());
  }

  @Bean(destroyMethod = "close")
  ConfirmedSender relaySender(
      BrokerLink link, SagaProperties properties, ServiceNames names, Clock clock) {
    ConfirmedSender sender =
        new ConfirmedSender(link, "relay", properties.outbox().confirmTimeout());
    // Only of a verified topology it is known that a log belongs to it.
    return properties.topology().verify() ? sender.awaitingTheLog(names, clock) : sender;
  }

  @Bean(destroyMethod = "close")
  ConfirmedSender localSender(BrokerLink link, SagaProperties properties) {
    return new ConfirmedSender(link, "retry and park", properties.outbox().confirmTimeout());
  }
}
