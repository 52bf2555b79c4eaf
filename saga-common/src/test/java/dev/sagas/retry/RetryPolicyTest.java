package dev.sagas.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class RetryPolicyTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration MIDDLE = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RetryPolicy policy = new RetryPolicy(List.of(MIDDLE, LONG, SHORT), 4);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "3, 30", "4, 30", "400, 30"})
  void climbsTheLadderAndStaysOnItsLastRung(int number, int seconds) {
    Outcome outcome = policy.after(new Attempt(number, 0), new IllegalStateException("broken"));

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Retry(Duration.ofSeconds(seconds), true, "IllegalStateException: broken"));
  }

  @Test
  void parksWhenTheLimitOfFailuresIsReached() {
    Throwable failure = new IllegalStateException();

    assertThat(policy.after(new Attempt(3, 2), failure)).isInstanceOf(Outcome.Retry.class);
    assertThat(policy.after(new Attempt(4, 3), failure))
        .isEqualTo(
            new Outcome.Park(
                ParkReason.RETRIES_EXHAUSTED, "4 failed attempts: IllegalStateException"));
  }

  @Test
  void countsFailuresAndNotDeliveries() {
    assertThat(policy.after(new Attempt(1_000, 0), new IllegalStateException()))
        .isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void parksAtOnceWhatTheHandlerRejects() {
    assertThat(policy.after(Attempt.first(), new ParkException("never")))
        .isEqualTo(new Outcome.Park(ParkReason.REJECTED_BY_HANDLER, "ParkException: never"));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1000, 1", "1001, 5", "5000, 5", "30000, 30", "3600000, 30"})
  void waitsOnTheRungThatTheHandlerAskedFor(long wanted, int seconds) {
    Throwable later = new RetryLaterException("unknown", Duration.ofMillis(wanted), null);

    assertThat(policy.after(new Attempt(2, 3), later))
        .isEqualTo(
            new Outcome.Retry(Duration.ofSeconds(seconds), false, "RetryLaterException: unknown"));
  }

  @Test
  void climbsTheLadderForAnUnknownAnswerWithoutAWish() {
    assertThat(policy.after(new Attempt(2, 3), new RetryLaterException("unknown", null)))
        .isEqualTo(new Outcome.Retry(MIDDLE, false, "RetryLaterException: unknown"));
  }

  static Stream<Throwable> failuresOfTheSurroundings() {
    SQLException closed = new SQLException("connection closed", "08003");
    return Stream.of(
        new DataAccessResourceFailureException("no connection"),
        new CannotCreateTransactionException("no connection"),
        new CannotAcquireLockException("deadlock"),
        new QueryTimeoutException("slow"),
        new TransactionSystemException("cannot roll back", closed),
        new IllegalStateException("wrapped", new DataAccessResourceFailureException("away")),
        new RuntimeException(new SQLException("shutting down", "57P01")),
        new RuntimeException(new SQLException("too many connections", "53300")));
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheSurroundings")
  void neverGivesUpForAFailureOfTheSurroundings(Throwable failure) {
    assertThat(policy.after(new Attempt(100, 3), failure))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.counted()).isFalse());
  }

  static Stream<Throwable> failuresOfTheHandler() {
    return Stream.of(
        new NullPointerException(),
        new StackOverflowError(),
        new NoClassDefFoundError("Gone"),
        new DuplicateKeyException("twice"),
        new DataIntegrityViolationException("negative"),
        new OptimisticLockingFailureException("stale"),
        new TransactionSystemException("cannot commit", new IllegalStateException("invalid")),
        new RuntimeException(new SQLException("no such column", "42703")));
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheHandler")
  void givesUpForAFailureOfTheHandler(Throwable failure) {
    assertThat(policy.after(new Attempt(4, 3), failure)).isInstanceOf(Outcome.Park.class);
    assertThat(policy.after(Attempt.first(), failure))
        .isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.counted()).isTrue());
  }

  @Test
  void addsUpTheLongestStayOfACountedFailure() {
    assertThat(policy.longestStay()).isEqualTo(Duration.ofSeconds(36));
  }

  @Test
  void needsARungAndAnAttempt() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(List.of(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(List.of(SHORT), 0));
  }
}
