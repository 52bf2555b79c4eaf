package dev.sagas.services.notification.persistence;

import dev.sagas.event.EventJson;
import dev.sagas.services.notification.application.Letter;
import dev.sagas.services.notification.application.MailBook;
import dev.sagas.services.notification.application.Mails;
import dev.sagas.services.notification.domain.Mail;
import dev.sagas.services.notification.domain.MailFacts;
import dev.sagas.services.notification.domain.MailKind;
import dev.sagas.services.notification.domain.MailState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails as table {@code mail}. Each statement names the index that it uses. */
@Component
class JdbcMails implements Mails, MailBook {

  private static final String ENTRY =
      "id, kind, saga_id, recipient, state, requested_at, settled_at, subject, html, plain, refusal";

  private final JdbcClient jdbc;

  JdbcMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By {@code mail_once}. */
  @Override
  public boolean request(Mail mail, Instant now) {
    return jdbc.sql(
                """
                insert into mail (id, kind, saga_id, customer_id, recipient, facts, requested_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint mail_once do nothing
                """)
            .params(
                mail.id(),
                mail.kind().name(),
                mail.sagaId(),
                mail.customerId(),
                mail.recipient(),
                EventJson.write(mail.facts()),
                at(now))
            .update()
        == 1;
  }

  /** By {@code mail_pk}. */
  @Override
  public Optional<Mail> find(UUID id) {
    return jdbc.sql(
            """
            select id, kind, saga_id, customer_id, recipient, facts, state from mail where id = ?
            """)
        .params(id)
        .query(
            (row, number) ->
                new Mail(
                    row.getObject(1, UUID.class),
                    MailKind.valueOf(row.getString(2)),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    EventJson.read(row.getString(6), MailFacts.class),
                    MailState.valueOf(row.getString(7))))
        .optional();
  }

  @Override
  public void sent(UUID id, Letter letter, Instant now) {
    settle(id, MailState.SENT, letter, null, now);
  }

  @Override
  public void refused(UUID id, Letter letter, String reason, Instant now) {
    settle(id, MailState.REFUSED, letter, reason, now);
  }

  /** By {@code mail_pk}. */
  private void settle(
      UUID id, MailState state, Letter letter, @Nullable String refusal, Instant now) {
    jdbc.sql(
            """
            update mail set state = :state, settled_at = :now, subject = :subject, html = :html,
                            plain = :plain, refusal = :refusal
            where id = :id
            """)
        .param("state", state.name())
        .param("now", at(now))
        .param("subject", letter.subject())
        .param("html", letter.html())
        .param("plain", letter.plain())
        .param("refusal", refusal, Types.VARCHAR)
        .param("id", id)
        .update();
  }

  /** By {@code mail_newest}, or {@code mail_to}. */
  @Override
  public List<Entry> newest(@Nullable String recipient, int limit) {
    String whose = recipient == null ? "" : "where recipient = :recipient";
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                "select %s from mail %s order by requested_at desc, id desc limit :limit"
                    .formatted(ENTRY, whose))
            .param("limit", limit);
    return (recipient == null ? statement : statement.param("recipient", recipient))
        .query((row, number) -> entry(row))
        .list();
  }

  /** By {@code mail_pk}. */
  @Override
  public Optional<Entry> entry(UUID id) {
    return jdbc.sql("select %s from mail where id = ?".formatted(ENTRY))
        .params(id)
        .query((row, number) -> entry(row))
        .optional();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    OffsetDateTime settled = row.getObject(7, OffsetDateTime.class);
    return new Entry(
        row.getObject(1, UUID.class),
        MailKind.valueOf(row.getString(2)),
        row.getObject(3, UUID.class),
        row.getString(4),
        MailState.valueOf(row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        settled == null ? null : settled.toInstant(),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
