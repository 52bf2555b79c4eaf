package dev.sagas.benchmarks.contest;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The least that a relay has to do, and the measure of what can be done: one thread, one statement
 * that claims and deletes, one wait for all confirms. It keeps order with one instance only, loses
 * what is unroutable, and one event that the broker refuses stops it.
 */
public class Floor implements Contender {

  private static final int BATCH = 500;
  private static final int POLL_MILLIS = 10;
  private static final BasicProperties PERSISTENT = MessageProperties.PERSISTENT_BASIC;

  private static final String CLAIM =
      """
      with claimed as (
        delete from outbox where id in (
          select id from outbox order by id limit %d for update skip locked)
        returning id, route, body)
      select id, route, body from claimed order by id
      """
          .formatted(BATCH);

  private @Nullable Servers servers;
  private @Nullable HikariDataSource pool;
  private @Nullable Thread relay;
  private volatile boolean over;

  @Override
  public void prepare(Servers where) {
    servers = where;
    pool = where.pool();
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(Servers.WORK_TABLE);
      statement.execute(
          "create table outbox (id bigint generated always as identity primary key, route text not null, body text not null)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connection() throws SQLException {
    HikariDataSource source = pool;
    if (source == null) {
      throw new IllegalStateException("not prepared");
    }
    return source.getConnection();
  }

  @Override
  public void start() {
    over = false;
    relay = new Thread(this::relay, "relay");
    relay.start();
  }

  @Override
  public void pause() {
    over = true;
    Thread running = relay;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the relay ends", e);
    }
  }

  @Override
  public void transact(Work work) {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(Servers.INSERT_WORK)) {
        insert.setLong(1, work.number());
        insert.setString(2, Thread.currentThread().getName());
        insert.executeUpdate();
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into outbox (route, body) values (?, ?)")) {
        insert.setString(1, work.route());
        insert.setString(2, work.event().json());
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void relay() {
    while (!over) {
      try {
        relayUntilTrouble();
      } catch (Exception e) {
        rest();
      }
    }
  }

  private void relayUntilTrouble() throws Exception {
    Servers where = servers;
    if (where == null) {
      throw new IllegalStateException("not prepared");
    }
    com.rabbitmq.client.Connection broker = where.connect("relay");
    try (Connection connection = connection()) {
      Channel channel = broker.createChannel();
      channel.confirmSelect();
      connection.setAutoCommit(false);
      while (!over) {
        if (batch(connection, channel) == 0) {
          rest();
        }
      }
    } finally {
      broker.abort(1_000);
    }
  }

  /** What a message says about its event beside the body: nothing. */
  BasicProperties properties() {
    return PERSISTENT;
  }

  private int batch(Connection connection, Channel channel) throws Exception {
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CLAIM)) {
      while (rows.next()) {
        byte[] body = rows.getString(3).getBytes(StandardCharsets.UTF_8);
        channel.basicPublish(Servers.EXCHANGE, rows.getString(2), properties(), body);
        count++;
      }
      channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(10));
      connection.commit();
    } catch (Exception e) {
      connection.rollback();
      throw e;
    }
    return count;
  }

  private static void rest() {
    try {
      // Nobody tells this relay of a commit.
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
    HikariDataSource source = pool;
    if (source != null) {
      source.close();
    }
  }
}
