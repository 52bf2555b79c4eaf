package dev.sagas.endtoend.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the operating system can do to processes besides ending them. */
public enum Signal {
  /** Takes the processor away; nothing is closed, and no one else can tell it from slowness. */
  STOP,
  /** Gives it back. */
  CONT;

  /** To processes that may have ended meanwhile. */
  public void to(List<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
