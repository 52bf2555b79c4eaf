package dev.sagas.services.payment.provider.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers requests by their idempotency keys, and forgets them after a while. */
final class RequestBook {

  private final JdbcClient jdbc;
  private final Duration retention;

  RequestBook(JdbcClient jdbc, Duration retention) {
    this.jdbc = jdbc;
    this.retention = retention;
  }

  /**
   * Notes a call. The row stays locked until the transaction ends, so that simultaneous calls with
   * one key are served one after the other.
   */
  ReceivedRequest receive(String key, String fingerprint, Instant now) {
    return jdbc.sql(
            """
            insert into provider_request as known (idempotency_key, fingerprint, first_seen_at)
            values (:key, :fingerprint, :now)
            on conflict (idempotency_key) do update set
              calls = case when known.first_seen_at > :horizon then known.calls + 1 else 1 end,
              answer = case when known.first_seen_at > :horizon then known.answer end,
              fingerprint = case when known.first_seen_at > :horizon
                then known.fingerprint else excluded.fingerprint end,
              first_seen_at = case when known.first_seen_at > :horizon
                then known.first_seen_at else excluded.first_seen_at end
            returning calls, fingerprint, answer
            """)
        .param("key", key)
        .param("fingerprint", fingerprint)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("horizon", now.minus(retention).atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new ReceivedRequest(
                    row.getInt("calls"), row.getString("fingerprint"), row.getString("answer")))
        .single();
  }

  /** Stores the answer that repetitions will get. */
  void store(String key, String answer) {
    jdbc.sql("update provider_request set answer = :answer where idempotency_key = :key")
        .param("key", key)
        .param("answer", answer)
        .update();
  }
}
