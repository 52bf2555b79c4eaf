package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.crash.CrashSweep;
import dev.sagas.endtoend.system.FastStart;
import java.nio.file.Path;

/** {@code ./dev chaos}: ends with 1 when a promise was broken, with 2 when it could not run. */
public final class Chaos {

  private static final int BROKEN_PROMISE = 1;
  private static final int COULD_NOT_RUN = 2;

  private Chaos() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      if (arguments.length == 2 && arguments[0].equals("--crash-points")) {
        return CrashSweep.everywhere(Integer.parseInt(arguments[1]), System.out)
            ? 0
            : BROKEN_PROMISE;
      }
      Path target = Path.of("target").toAbsolutePath();
      ChaosRun run =
          new ChaosRun(
              ChaosOptions.parse(arguments), target, FastStart.inTarget()::prepare, System.out);
      RunResult result = run.run();
      if (result.passed()) {
        run.discardData();
      }
      System.out.println("Report and logs: " + run.folder());
      return result.passed() ? 0 : BROKEN_PROMISE;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return COULD_NOT_RUN;
    } catch (Exception e) {
      e.printStackTrace();
      return COULD_NOT_RUN;
    }
  }
}
