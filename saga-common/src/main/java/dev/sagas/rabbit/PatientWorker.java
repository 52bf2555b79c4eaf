package dev.sagas.rabbit;

import dev.sagas.retry.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a piece of work again and again, in a thread of its own. While it fails, as it does without
 * broker or database, it is tried after pauses that grow; the first failure is warned of, and each
 * that has another reason than the one before.
 */
final class PatientWorker {

  private static final Logger LOG = LoggerFactory.getLogger(PatientWorker.class);
  private static final long STOP_PATIENCE_MILLIS = 10_000;
  private static final String ACCESS_REFUSED = "ACCESS_REFUSED";

  private final String name;
  private final Work work;
  private final Duration poll;
  private final Backoff outage;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;

  /** What is done. */
  @FunctionalInterface
  interface Work {

    /**
     * Does what there is to do.
     *
     * @return whether it is to be called again
     */
    boolean run() throws IOException, TimeoutException, UnconfirmedException, InterruptedException;
  }

  /**
   * A worker that is not started yet.
   *
   * @param name what it does, for its thread and for messages
   * @param poll how long it rests when there was no failure
   */
  PatientWorker(String name, Work work, Duration poll, Backoff outage) {
    this.name = name;
    this.work = work;
    this.poll = poll;
    this.outage = outage;
  }

  synchronized void start() {
    stopped = new CountDownLatch(1);
    Thread starting = new Thread(this::repeat, "saga-" + name.replace(' ', '-'));
    starting.setDaemon(true);
    thread = starting;
    starting.start();
  }

  /** Interrupts the work, and returns when it has ended or does not heed it. */
  synchronized void stop() {
    stopped.countDown();
    Thread ending = thread;
    thread = null;
    if (ending == null) {
      return;
    }
    ending.interrupt();
    try {
      ending.join(STOP_PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void repeat() {
    int failures = 0;
    String told = "";
    Duration pause = poll;
    boolean more = true;
    try {
      while (more && !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          more = work.run();
          failures = 0;
          told = "";
          pause = poll;
        } catch (IOException | TimeoutException | UnconfirmedException | RuntimeException e) {
          pause = outage.after(++failures);
          told = report(e, failures, told);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns why it failed; that is warned of unless it was {@code told}. */
  private String report(Exception failure, int failures, String told) {
    String reason = reason(failure);
    if (!reason.equals(told) && isRunning()) {
      LOG.warn("Cannot go on with '{}' now: {}", name, reason);
    }
    LOG.debug("'{}' failed {} times", name, failures, failure);
    return reason;
  }

  private static String reason(Exception failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      String message = String.valueOf(it.getMessage());
      if (message.contains(ACCESS_REFUSED)) {
        return message + "; let the account's permission to read include event-log";
      }
    }
    return failure.toString();
  }
}
