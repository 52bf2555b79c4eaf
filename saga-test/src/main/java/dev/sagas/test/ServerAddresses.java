package dev.sagas.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the servers that the services need are reached.
 *
 * @param host of PostgreSQL, and of the broker unless its addresses say otherwise
 * @param postgresPort PostgreSQL
 * @param amqpAddresses AMQP 0-9-1 of each node of the broker: {@code host:port}
 * @param managementUrls the management API of each node of the broker
 * @param virtualHost the broker's virtual host
 */
public record ServerAddresses(
    String host,
    int postgresPort,
    List<String> amqpAddresses,
    List<String> managementUrls,
    String virtualHost) {

  public ServerAddresses {
    amqpAddresses = List.copyOf(amqpAddresses);
    managementUrls = List.copyOf(managementUrls);
  }

  /** With a broker of one node on the same host. */
  public ServerAddresses(
      String host, int postgresPort, int amqpPort, String managementUrl, String virtualHost) {
    this(
        host,
        postgresPort,
        List.of("%s:%d".formatted(host, amqpPort)),
        List.of(managementUrl),
        virtualHost);
  }

  /** The port of AMQP 0-9-1 at the broker's first node. */
  public int amqpPort() {
    String first = amqpAddresses.get(0);
    return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
  }

  /** The management API of the broker's first node. */
  public String managementUrl() {
    return managementUrls.get(0);
  }

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
    if (amqpAddresses.size() == 1) {
      properties.put("spring.rabbitmq.host", host);
      properties.put("spring.rabbitmq.port", Integer.toString(amqpPort()));
    } else {
      properties.put("spring.rabbitmq.addresses", String.join(",", amqpAddresses));
    }
    properties.put("spring.rabbitmq.virtual-host", virtualHost);
    properties.put("spring.rabbitmq.username", account.user());
    properties.put("spring.rabbitmq.password", account.password());
    properties.put("saga.topology.management-url", String.join(",", managementUrls));
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
