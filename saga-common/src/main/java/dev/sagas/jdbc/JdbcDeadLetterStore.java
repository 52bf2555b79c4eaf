package dev.sagas.jdbc;

import dev.sagas.deadletter.AuditEntry;
import dev.sagas.deadletter.DeadLetter;
import dev.sagas.deadletter.DeadLetterDetails;
import dev.sagas.deadletter.DeadLetterFilter;
import dev.sagas.deadletter.DeadLetterState;
import dev.sagas.deadletter.DeadLetterStore;
import dev.sagas.deadletter.MessageContent;
import dev.sagas.deadletter.ParkedMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Parked messages as table {@code saga.dead_letter}, the audit beside it. */
public final class JdbcDeadLetterStore implements DeadLetterStore {

  private static final String LETTER =
      """
      id, queue, message_id, event_type, saga_id, occurred_at, reason, detail, attempts, parked_at,
      state""";

  private final JdbcClient jdbc;
  private final DeadLetterAudit audits;
  private final TransactionTemplate transaction;

  /** A store on a data source, with transactions of its own. */
  public JdbcDeadLetterStore(JdbcClient jdbc, DataSourceTransactionManager transactions) {
    this.jdbc = jdbc;
    this.audits = new DeadLetterAudit(jdbc);
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public boolean park(ParkedMessage message) {
    return inTransaction(() -> insert(message)) == 1;
  }

  /** By {@code dead_letter_once}. */
  private int insert(ParkedMessage message) {
    return jdbc.sql(
            """
            insert into saga.dead_letter (fingerprint, queue, message_id, event_type, saga_id, occurred_at,
                                          reason, detail, attempts, parked_at, headers, properties, body)
            values (:fingerprint, :queue, :messageId, :type, :sagaId, :occurredAt,
                    :reason, :detail, :attempts, :parkedAt, :headers::jsonb, :properties::jsonb, :body)
            on conflict on constraint dead_letter_once do nothing
            """)
        .param("fingerprint", HexFormat.of().parseHex(message.fingerprint()))
        .param("queue", message.queue())
        .param("messageId", message.messageId(), Types.VARCHAR)
        .param("type", message.type(), Types.VARCHAR)
        .param("sagaId", message.sagaId(), Types.VARCHAR)
        .param("occurredAt", timestamp(message.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("reason", message.reason())
        .param("detail", message.detail(), Types.VARCHAR)
        .param("attempts", message.attempts())
        .param("parkedAt", timestamp(message.parkedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("headers", message.content().headers())
        .param("properties", message.content().properties())
        .param("body", message.content().body())
        .update();
  }

  /** By {@code dead_letter_parked}. */
  @Override
  public List<DeadLetter> list(DeadLetterFilter filter) {
    return jdbc.sql(
            """
            select %s from saga.dead_letter
            where state in ('PARKED', 'REDRIVING') and id > :afterId
              and (:type::text is null or event_type = :type)
              and (:reason::text is null or reason = :reason)
              and (:sagaId::text is null or saga_id = :sagaId)
              and (:parkedAfter::timestamptz is null or parked_at >= :parkedAfter)
              and (:parkedBefore::timestamptz is null or parked_at < :parkedBefore)
            order by id limit :limit
            """
                .formatted(LETTER))
        .param("afterId", filter.afterId())
        .param("type", filter.type(), Types.VARCHAR)
        .param("reason", filter.reason(), Types.VARCHAR)
        .param("sagaId", filter.sagaId(), Types.VARCHAR)
        .param("parkedAfter", timestamp(filter.parkedAfter()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("parkedBefore", timestamp(filter.parkedBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("limit", filter.limit())
        .query((row, number) -> letter(row))
        .list();
  }

  @Override
  public Optional<DeadLetterDetails> find(long id) {
    return jdbc.sql(
            "select %s, headers, properties, body from saga.dead_letter where id = :id"
                .formatted(LETTER))
        .param("id", id)
        .query((row, number) -> new DeadLetterDetails(letter(row), content(row), audits.of(id)))
        .optional();
  }

  /** By {@code dead_letter_parked}. */
  @Override
  public Map<String, Long> countByType() {
    record Count(String type, long count) {}
    return jdbc
        .sql(
            """
            select coalesce(event_type, '') as type, count(*) as count from saga.dead_letter
            where state in ('PARKED', 'REDRIVING') group by 1
            """)
        .query((row, number) -> new Count(row.getString("type"), row.getLong("count")))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::type, Count::count));
  }

  @Override
  public boolean beginRedrive(long id, AuditEntry audit) {
    return inTransaction(
        () -> {
          int updated =
              jdbc.sql(
                      """
                      update saga.dead_letter set state = 'REDRIVING'
                      where id = :id and state in ('PARKED', 'REDRIVING')
                      """)
                  .param("id", id)
                  .update();
          if (updated == 1) {
            audits.insert(id, audit);
          }
          return updated == 1;
        });
  }

  /** A concurrent redrive that failed may have put it back to PARKED. */
  @Override
  public boolean redriven(long id, AuditEntry audit, Instant now) {
    return inTransaction(
        () -> {
          int updated =
              jdbc.sql(
                      """
                      update saga.dead_letter set state = 'REDRIVEN', settled_at = :now
                      where id = :id and state in ('PARKED', 'REDRIVING')
                      """)
                  .param("now", timestamp(now))
                  .param("id", id)
                  .update();
          audits.insert(id, audit);
          return updated == 1;
        });
  }

  @Override
  public void notRedriven(long id, AuditEntry audit) {
    inTransaction(
        () -> {
          int updated =
              jdbc.sql(
                      """
                      update saga.dead_letter set state = 'PARKED'
                      where id = :id and state = 'REDRIVING'
                      """)
                  .param("id", id)
                  .update();
          audits.insert(id, audit);
          return updated;
        });
  }

  @Override
  public boolean discard(long id, DeadLetterState from, AuditEntry audit, Instant now) {
    return inTransaction(
        () -> {
          int updated =
              jdbc.sql(
                      """
                      update saga.dead_letter set state = 'DISCARDED', settled_at = :now
                      where id = :id and state = :from
                      """)
                  .param("now", timestamp(now))
                  .param("id", id)
                  .param("from", from.name())
                  .update();
          if (updated == 1) {
            audits.insert(id, audit);
          }
          return updated == 1;
        });
  }

  @Override
  public void audit(long id, AuditEntry audit) {
    inTransaction(() -> audits.insert(id, audit));
  }

  /** By {@code dead_letter_settled}. */
  @Override
  public int purge(Instant moment, int limit) {
    return inTransaction(
        () ->
            jdbc.sql(
                    """
                    with old as (
                      select id from saga.dead_letter where settled_at < :moment
                      order by settled_at limit :limit for update skip locked),
                    audits as (
                      delete from saga.dead_letter_audit where dead_letter_id in (select id from old))
                    delete from saga.dead_letter where id in (select id from old)
                    """)
                .param("moment", timestamp(moment))
                .param("limit", limit)
                .update());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    Timestamp occurredAt = row.getTimestamp("occurred_at");
    return new DeadLetter(
        row.getLong("id"),
        row.getString("queue"),
        row.getString("message_id"),
        row.getString("event_type"),
        row.getString("saga_id"),
        occurredAt == null ? null : occurredAt.toInstant(),
        row.getString("reason"),
        row.getString("detail"),
        row.getInt("attempts"),
        row.getTimestamp("parked_at").toInstant(),
        DeadLetterState.valueOf(row.getString("state")));
  }

  private static MessageContent content(ResultSet row) throws SQLException {
    return new MessageContent(
        row.getString("headers"), row.getString("properties"), row.getBytes("body"));
  }

  static @Nullable OffsetDateTime timestamp(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
