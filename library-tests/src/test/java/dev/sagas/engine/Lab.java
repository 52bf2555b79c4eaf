package dev.sagas.engine;

import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.ServiceTopology;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lab's place at the servers: queues, database and the tables of its tests. */
final class Lab {

  static final List<Duration> LADDER = List.of(Duration.ofMillis(100), Duration.ofMillis(200));
  static final String LADDER_SETTING = "100ms,200ms";

  private Lab() {}

  static void prepare(PrivateServers servers) {
    ServiceTopology.declare(
        servers.broker(),
        ChoreographyReader.read(
            LabApplication.class, List.of(LabHandlers.class, LabCharging.class)),
        LADDER);
    servers.postgres().createServiceDatabase("lab");
    JdbcTemplate jdbc = jdbc(servers);
    jdbc.execute(
        """
        create table if not exists effects (saga_id uuid not null, handler text not null, event_id uuid);
        create table if not exists counters (key text primary key, number int not null);
        truncate counters
        """);
  }

  /** The lab's database, seen from outside of any instance. */
  static JdbcTemplate jdbc(PrivateServers servers) {
    return new JdbcTemplate(servers.postgres().dataSource("lab", Account.named("lab")));
  }
}
