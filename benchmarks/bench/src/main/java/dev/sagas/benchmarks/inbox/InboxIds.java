package dev.sagas.benchmarks.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Identifiers of events of the past, at even distances: time first and then as if random, like
 * those that the library makes, and known again by their number.
 *
 * @param count how many there are
 * @param begin when the first was received
 */
record InboxIds(long count, Instant begin) {

  /** Less than the retention, so that they are all still needed. */
  static final Duration SPAN = Duration.ofDays(29);

  /**
   * The event and its moment in milliseconds by its number {@code n}; the same as in Java below.
   */
  static final String FILL =
      """
      insert into saga.inbox (queue, event_id, received_at)
      select ?, (substr(time, 1, 8) || '-' || substr(time, 9, 4)
                 || '-7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3) || '-' || substr(hash, 7, 12))::uuid,
             to_timestamp(millis / 1000.0)
      from (select lpad(to_hex(millis), 12, '0') as time, md5(n::text) as hash, millis
            from (select n, ? + n * ? / ? as millis
                  from (select generate_series(0, ?::bigint - 1) as n) numbers) moments) ids
      """;

  /** When event {@code number} was received. */
  Instant moment(long number) {
    return begin.plusMillis(number * SPAN.toMillis() / count);
  }

  UUID id(long number) {
    String time = String.format(Locale.ROOT, "%012x", moment(number).toEpochMilli());
    String hash = md5(Long.toString(number));
    return UUID.fromString(
        "%s-%s-7%s-8%s-%s"
            .formatted(
                time.substring(0, 8),
                time.substring(8),
                hash.substring(0, 3),
                hash.substring(3, 6),
                hash.substring(6, 18)));
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
