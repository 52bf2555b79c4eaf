package dev.sagas.benchmarks.contest;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The servers of a run, of which the database is empty and the exchange fresh.
 *
 * @param jdbcUrl of the database
 * @param databaseUser owns the database
 * @param amqpHost of the broker
 * @param brokerUser may do everything in the virtual host
 * @param databasePid the process whose descendants are the database server
 * @param brokerPid the broker's process
 */
public record Servers(
    String jdbcUrl,
    String databaseUser,
    String databasePassword,
    String amqpHost,
    int amqpPort,
    String virtualHost,
    String brokerUser,
    String brokerPassword,
    long databasePid,
    long brokerPid) {

  /** The exchange to which every contender publishes. */
  public static final String EXCHANGE = "bench.events";

  /** The table of the business: one row for each transaction. */
  public static final String WORK_TABLE =
      "create table work (number bigint primary key, worker text not null)";

  /** The statement that every contender runs beside its own. */
  public static final String INSERT_WORK = "insert into work (number, worker) values (?, ?)";

  /** From the arguments of a process, in the order of the components. */
  static Servers of(String... arguments) {
    return new Servers(
        arguments[0],
        arguments[1],
        arguments[2],
        arguments[3],
        Integer.parseInt(arguments[4]),
        arguments[5],
        arguments[6],
        arguments[7],
        Long.parseLong(arguments[8]),
        Long.parseLong(arguments[9]));
  }

  /** Arguments of a process, which {@link #of} reads. */
  public String[] arguments() {
    return new String[] {
      jdbcUrl,
      databaseUser,
      databasePassword,
      amqpHost,
      Integer.toString(amqpPort),
      virtualHost,
      brokerUser,
      brokerPassword,
      Long.toString(databasePid),
      Long.toString(brokerPid)
    };
  }

  /**
   * Spring's properties of both servers, with as many connections as {@link #pool} has, and of
   * everything else that no contender is to differ in: some would write to the log of each event.
   */
  Map<String, Object> springProperties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.main.banner-mode", "off");
    properties.put("logging.level.root", "warn");
    properties.put("spring.datasource.url", jdbcUrl);
    properties.put("spring.datasource.username", databaseUser);
    properties.put("spring.datasource.password", databasePassword);
    properties.put("spring.datasource.hikari.maximum-pool-size", POOL_SIZE);
    properties.put("spring.rabbitmq.host", amqpHost);
    properties.put("spring.rabbitmq.port", amqpPort);
    properties.put("spring.rabbitmq.virtual-host", virtualHost);
    properties.put("spring.rabbitmq.username", brokerUser);
    properties.put("spring.rabbitmq.password", brokerPassword);
    return properties;
  }

  private static final int POOL_SIZE = 20;

  /** A pool of database connections, the same for every contender. */
  public HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(databaseUser);
    config.setPassword(databasePassword);
    config.setMaximumPoolSize(POOL_SIZE);
    return new HikariDataSource(config);
  }

  /** A new connection to the database. */
  public java.sql.Connection database() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, databaseUser, databasePassword);
  }

  /** A new connection to the broker. */
  public Connection connect(String purpose) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(amqpHost);
    factory.setPort(amqpPort);
    factory.setVirtualHost(virtualHost);
    factory.setUsername(brokerUser);
    factory.setPassword(brokerPassword);
    factory.setAutomaticRecoveryEnabled(false);
    try {
      return factory.newConnection(purpose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new UncheckedIOException(new IOException("no connection in time", e));
    }
  }

  @Override
  public String toString() {
    return "Servers" + Arrays.asList(jdbcUrl, amqpHost + ":" + amqpPort);
  }
}
