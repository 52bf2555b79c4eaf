package dev.sagas.endtoend.audit;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.PrivatePostgres;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every event that a service has ever stored: a trigger copies each row of the outbox in the
 * transaction that stores it, so the copy knows no more and no less than what was committed, and
 * nothing of what a broker said.
 */
final class OutboxCopy {

  private static final List<String> INSTALLATION =
      List.of(
          "create schema chaos",
          """
          create table chaos.outbox_copy (
            id bigint primary key, event_id uuid not null, event_type text not null,
            saga_id uuid not null, ordering_key text not null, scheduled boolean not null,
            body text not null)
          """,
          """
          create function chaos.copy_outbox() returns trigger language plpgsql security definer as $$
          begin
            insert into chaos.outbox_copy
              select id, event_id, event_type, saga_id, ordering_key, publish_at is not null, body
              from added
              -- The relay puts back what the broker refused.
              on conflict (id) do nothing;
            return null;
          end $$
          """,
          """
          create trigger copy_outbox after insert on saga.outbox referencing new table as added
          for each statement execute function chaos.copy_outbox()
          """);

  private final Map<String, JdbcClient> databases = new HashMap<>();

  OutboxCopy(PrivatePostgres postgres) {
    for (String service : CheckoutSystem.SERVICES) {
      databases.put(
          service, JdbcClient.create(postgres.dataSource(service, PrivatePostgres.SUPERUSER)));
    }
  }

  /** Begins to copy; the services have created their tables already. */
  void install() {
    databases.values().forEach(database -> INSTALLATION.forEach(sql -> database.sql(sql).update()));
  }

  /**
   * One event that was stored.
   *
   * @param position in the outbox: order of commit within a key
   * @param scheduled takes no part in the order of its key
   */
  record Stored(long position, UUID event, String type, UUID saga, String key, boolean scheduled) {}

  /** What {@code service} has stored, in the order of its outbox. */
  List<Stored> of(String service) {
    String sql =
        """
        select id, event_id, event_type, saga_id, ordering_key, scheduled from chaos.outbox_copy
        order by id
        """;
    return database(service)
        .sql(sql)
        .query(
            (row, number) ->
                new Stored(
                    row.getLong(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    row.getBoolean(6)))
        .list();
  }

  /** Events that {@code service} has not published yet. */
  Set<UUID> waiting(String service) {
    return ids(service, "select event_id from saga.outbox");
  }

  /** Events that took effect in the inbox queue of {@code service}, or are parked there. */
  Set<UUID> received(String service) {
    Set<UUID> received = ids(service, "select event_id from saga.inbox");
    received.addAll(
        ids(
            service,
            "select message_id::uuid from saga.dead_letter"
                + " where state in ('PARKED', 'REDRIVING') and message_id is not null"));
    return received;
  }

  private Set<UUID> ids(String service, String sql) {
    return new HashSet<>(database(service).sql(sql).query(UUID.class).list());
  }

  private JdbcClient database(String service) {
    return Objects.requireNonNull(databases.get(service), service);
  }
}
