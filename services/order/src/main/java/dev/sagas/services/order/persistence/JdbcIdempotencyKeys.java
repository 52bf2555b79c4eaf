package dev.sagas.services.order.persistence;

import dev.sagas.services.order.application.Fingerprint;
import dev.sagas.services.order.application.IdempotencyKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keys in a table, and claims as advisory locks. A claim that lasts as long as its transaction
 * needs no row that says RUNNING, which a crash would leave behind.
 */
@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

  private final JdbcClient jdbc;
  private final StoredOrders answers = new StoredOrders();

  JdbcIdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Two keys with the same hash at the same moment only send one client back to try again. */
  @Override
  public boolean claim(String key) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", "idempotency_key " + key)
        .query(Boolean.class)
        .single();
  }

  /** Uses idempotency_key_one_answer. */
  @Override
  public Optional<StoredAnswer> find(String key) {
    return jdbc.sql("select request_hash, answer from idempotency_key where key = :key")
        .param("key", key)
        .query((row, number) -> answer(row))
        .optional();
  }

  @Override
  public void store(String key, StoredAnswer answer, Instant now) {
    jdbc.sql(
            """
            insert into idempotency_key (key, request_hash, order_id, answer, created_at)
            values (:key, :hash, :order, :answer, :now)
            """)
        .param("key", key)
        .param("hash", HexFormat.of().parseHex(answer.fingerprint().hex()))
        .param("order", answer.order().id())
        .param("answer", answers.write(answer.order()))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Uses idempotency_key_created_at. */
  @Override
  public int forgetBefore(Instant moment) {
    return jdbc.sql("delete from idempotency_key where created_at < :moment")
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .update();
  }

  private StoredAnswer answer(ResultSet row) throws SQLException {
    Fingerprint fingerprint =
        new Fingerprint(HexFormat.of().formatHex(row.getBytes("request_hash")));
    return new StoredAnswer(fingerprint, answers.read(row.getString("answer")));
  }
}
