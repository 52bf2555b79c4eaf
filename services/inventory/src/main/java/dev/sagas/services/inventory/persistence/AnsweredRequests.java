package dev.sagas.services.inventory.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers given to requests that carried an idempotency key; kept for good. */
@Repository
public class AnsweredRequests {

  private final JdbcClient jdbc;

  AnsweredRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims a key until the transaction ends, without waiting.
   *
   * @return false if another transaction has it
   */
  public boolean claim(String key) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  /** The request and answer of a key, by its primary key; call it with the key claimed. */
  public Optional<AnsweredRequest> find(String key) {
    return jdbc.sql(
            """
            select request_digest, answer from answered_request
            where idempotency_key = :key""")
        .param("key", key)
        .query(AnsweredRequest.class)
        .optional();
  }

  public void add(String key, AnsweredRequest request, Instant now) {
    jdbc.sql(
            """
            insert into answered_request (idempotency_key, request_digest, answer, answered_at)
            values (:key, :digest, :answer, :now)""")
        .param("key", key)
        .param("digest", request.requestDigest())
        .param("answer", request.answer())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
