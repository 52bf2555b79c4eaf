package dev.sagas.stack.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again and again until there is an answer.
 *
 * @param limit how long to ask
 * @param pause between two tries
 */
record Patience(Duration limit, Duration pause) {

  /**
   * Waits for an answer.
   *
   * @param what names it in the message when none comes
   * @throws ReplayException when the limit is over
   */
  <T> T await(String what, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new ReplayException("waited " + limit.toSeconds() + " s in vain for " + what);
      }
      pauseFor(what);
    }
  }

  private void pauseFor(String what) {
    try {
      // Asked over REST, a service tells how things are, and not when they change.
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("interrupted while waiting for " + what);
    }
  }
}
