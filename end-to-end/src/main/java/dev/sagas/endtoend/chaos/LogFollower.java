package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.audit.EventAudit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the event log during a run, so that its end is not spent on reading. */
final class LogFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogFollower.class);
  private static final long EVERY_SECONDS = 15;

  private final EventAudit audit;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  LogFollower(EventAudit audit) {
    this.audit = audit;
    clock.scheduleWithFixedDelay(this::follow, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void follow() {
    try {
      audit.follow();
    } catch (IOException | UncheckedIOException away) {
      log.debug("The next reading goes on: {}", away.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it; a reading that is under way is given up. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
