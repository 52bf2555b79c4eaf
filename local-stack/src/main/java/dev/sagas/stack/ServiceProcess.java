package dev.sagas.stack;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service in a JVM of its own, which can be killed. */
public final class ServiceProcess implements RunningService {

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final String name;
  private final Process process;
  private volatile boolean endIsWanted;

  ServiceProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  @Override
  public String name() {
    return name;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public void stop() {
    endIsWanted = true;
    process.destroy();
    if (!endsWithin(GRACE)) {
      kill();
    }
  }

  /** Ends it with SIGKILL, as a power cut would, and returns when it has ended. */
  public void kill() {
    endIsWanted = true;
    process.destroyForcibly();
    endsWithin(GRACE);
  }

  /** Completed with its exit status if it ends though no one asked it to. */
  CompletableFuture<Integer> crash() {
    CompletableFuture<Integer> crash = new CompletableFuture<>();
    process
        .onExit()
        .thenAccept(
            ended -> {
              if (!endIsWanted) {
                crash.complete(ended.exitValue());
              }
            });
    return crash;
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
