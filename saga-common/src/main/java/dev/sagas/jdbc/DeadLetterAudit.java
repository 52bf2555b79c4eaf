package dev.sagas.jdbc;

import dev.sagas.deadletter.AuditEntry;
import dev.sagas.deadletter.AuditEntry.Action;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code saga.dead_letter_audit}; takes part in the caller's transaction. */
final class DeadLetterAudit {

  private final JdbcClient jdbc;

  DeadLetterAudit(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int insert(long id, AuditEntry audit) {
    return jdbc.sql(
            """
            insert into saga.dead_letter_audit (dead_letter_id, action, actor, at, reason, forced, result)
            values (:id, :action, :actor, :at, :reason, :forced, :result)
            """)
        .param("id", id)
        .param("action", audit.action().name())
        .param("actor", audit.actor())
        .param("at", JdbcDeadLetterStore.timestamp(audit.at()))
        .param("reason", audit.reason(), Types.VARCHAR)
        .param("forced", audit.forced())
        .param("result", audit.result())
        .update();
  }

  /** By {@code dead_letter_audit_of_letter}. */
  List<AuditEntry> of(long id) {
    return jdbc.sql(
            """
            select actor, action, at, reason, forced, result from saga.dead_letter_audit
            where dead_letter_id = :id order by id
            """)
        .param("id", id)
        .query(
            (row, number) ->
                new AuditEntry(
                    row.getString("actor"),
                    Action.valueOf(row.getString("action")),
                    row.getTimestamp("at").toInstant(),
                    row.getString("reason"),
                    row.getBoolean("forced"),
                    row.getString("result")))
        .list();
  }
}
