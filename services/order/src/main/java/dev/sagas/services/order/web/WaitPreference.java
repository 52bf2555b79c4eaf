package dev.sagas.services.order.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * How long a client prefers to wait for the end of its order: {@code Prefer: wait=10} (RFC 7240).
 *
 * @param applied what it gets, in whole seconds
 */
record WaitPreference(Duration applied) {

  private static final Pattern WAIT =
      Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

  /**
   * The first wait among the preferences. As the RFC wants it, one that makes no sense is as good
   * as none.
   *
   * @param longest the wait that is granted at most
   */
  static Optional<WaitPreference> of(HttpHeaders headers, Duration longest) {
    return headers.getOrDefault("Prefer", List.of()).stream()
        .flatMap(value -> Pattern.compile(",").splitAsStream(value))
        .map(WAIT::matcher)
        .filter(Matcher::matches)
        .map(match -> Duration.ofSeconds(Long.parseLong(match.group(1))))
        .map(wished -> wished.compareTo(longest) < 0 ? wished : longest)
        .map(WaitPreference::new)
        .findFirst();
  }

  /** The value of {@code Preference-Applied}. */
  String header() {
    return "wait=" + applied.toSeconds();
  }
}
