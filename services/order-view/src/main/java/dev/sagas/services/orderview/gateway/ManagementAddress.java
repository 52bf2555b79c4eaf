package dev.sagas.services.orderview.gateway;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this service reaches RabbitMQ's management API: the same as the saga library does.
 *
 * @param managementUrl of each node of a cluster
 */
@ConfigurationProperties("saga.topology")
record ManagementAddress(@DefaultValue("http://localhost:15672") List<URI> managementUrl) {

  URI url() {
    return managementUrl.get(0);
  }
}
