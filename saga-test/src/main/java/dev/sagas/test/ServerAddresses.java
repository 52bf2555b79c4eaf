package dev.sagas.test;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the servers that the services need are reached.
 *
 * @param host of both
 * @param postgresPort PostgreSQL
 * @param amqpPort AMQP 0-9-1
 * @param managementUrl the broker's management API
 * @param virtualHost the broker's virtual host
 */
public record ServerAddresses(
    String host, int postgresPort, int amqpPort, String managementUrl, String virtualHost) {

  /** JDBC URL of a database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, postgresPort, database);
  }

  /** The Spring properties that point {@code service} at these servers under its own accounts. */
  public Map<String, String> propertiesOf(String service) {
    Account account = Account.named(service);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spring.datasource.url", jdbcUrl(service));
    properties.put("spring.datasource.username", account.user());
    properties.put("spring.datasource.password", account.password());
    properties.put("spring.rabbitmq.host", host);
    properties.put("spring.rabbitmq.port", Integer.toString(amqpPort));
    properties.put("spring.rabbitmq.virtual-host", virtualHost);
    properties.put("spring.rabbitmq.username", account.user());
    properties.put("spring.rabbitmq.password", account.password());
    properties.put("saga.topology.management-url", managementUrl);
    return properties;
  }

  /** The Spring properties that let a service restore its part of the topology. */
  public Map<String, String> restoringTopology() {
    Account account = Account.named("topology");
    return Map.of(
        "saga.topology.restore.username", account.user(),
        "saga.topology.restore.password", account.password());
  }
}
