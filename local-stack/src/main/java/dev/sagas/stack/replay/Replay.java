package dev.sagas.stack.replay;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * {@code ./dev replay FILE}: takes a retailer's sales file through a running system and reconciles
 * what the databases hold then with what the file says.
 */
public final class Replay {

  private static final int AGREED = 0;
  private static final int DISAGREED = 1;
  private static final int FAILED = 2;
  private static final int WORKERS = 8;
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("'r'yyyyMMdd'-'HHmmssSSS").withZone(ZoneOffset.UTC);
  private static final String USAGE = "usage: ./dev replay FILE [--status .dev/status.json]";

  private final PrintStream out;
  private final boolean terminal;

  private Replay(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Exits with 0 when both agree, 1 when they disagree, 2 when the replay could not be done. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.console() != null));
  }

  /**
   * Runs a replay.
   *
   * @param out where progress and tables are printed
   * @param terminal whether {@code out} can rewrite a line
   * @return the exit code
   */
  public static int run(List<String> arguments, PrintStream out, boolean terminal) {
    boolean complete = arguments.size() == 1 || arguments.size() == 3;
    if (!complete || (arguments.size() == 3 && !arguments.get(1).equals("--status"))) {
      out.println(USAGE);
      return FAILED;
    }
    Path status = Path.of(arguments.size() == 3 ? arguments.get(2) : ".dev/status.json");
    try {
      return new Replay(out, terminal).replay(Path.of(arguments.get(0)), status);
    } catch (NotRetailFormatException e) {
      out.println(arguments.get(0) + " is not a file of this format: " + e.getMessage());
    } catch (ReplayException e) {
      out.println("The replay stopped: " + e.getMessage());
    }
    return FAILED;
  }

  private int replay(Path file, Path status) {
    TradingDay day = TradingDay.of(RetailFile.read(file));
    RunningStack stack = RunningStack.readFrom(status);
    String run = RUN.format(Instant.now());
    out.println("Replaying " + file.getFileName() + " as run " + run);
    Findings findings = new Findings(stack, Shop.emailDomain(run));
    findings.countStockBefore(day.deliveries().keySet());
    trade(day, stack, run);
    Reconciliation both = new Reconciliation(Account.expectedFrom(day), findings.account());
    ReportPrinter report = new ReportPrinter(out);
    report.lines(day);
    report.reconciliation(both);
    return both.agrees() ? AGREED : DISAGREED;
  }

  private void trade(TradingDay day, RunningStack stack, String run) {
    try (Workers workers = new Workers(WORKERS)) {
      PriceList prices = new PriceList(stack.database("order"));
      new Trader(new Shop(stack, run), prices, workers, new Progress(out, terminal)).trade(day);
    }
  }
}
