package dev.sagas.stack.replay;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Shows how far the replay is: one line that is rewritten on a terminal, few lines elsewhere. */
final class Progress {

  /** Shows nothing. */
  static final Progress SILENT =
      new Progress(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);

  private static final int TENTHS = 10;

  private final PrintStream out;
  private final boolean terminal;
  private String what = "";
  private int total;
  private int done;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Begins to count something else. */
  synchronized void begin(String newWhat, int newTotal) {
    end();
    what = newWhat;
    total = newTotal;
    done = 0;
  }

  /** One more is done. */
  synchronized void step() {
    done++;
    if (terminal) {
      out.print("\r" + text());
      out.flush();
    } else if (done < total && done % Math.max(1, total / TENTHS) == 0 && total > TENTHS * TENTHS) {
      out.println(text());
    }
  }

  /** Ends what was begun. */
  synchronized void end() {
    if (!what.isEmpty()) {
      out.println((terminal ? "\r" : "") + text());
      what = "";
    }
  }

  private String text() {
    return "  %5d of %d %s".formatted(done, total, what);
  }
}
