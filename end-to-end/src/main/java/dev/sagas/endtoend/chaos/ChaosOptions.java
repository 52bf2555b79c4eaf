package dev.sagas.endtoend.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What a run is asked for.
 *
 * @param time during which faults strike
 * @param seed from which faults and customers are drawn
 * @param rate customers that come in a second
 * @param only a regular expression of the kinds that may strike; empty: all
 * @param cluster whether the broker is a cluster of three nodes
 * @param limit how long after the last fault the system may take to be at rest
 */
public record ChaosOptions(
    Duration time, long seed, double rate, String only, boolean cluster, Duration limit) {

  /** How to call it. */
  public static final String USAGE =
      "usage: ./dev chaos [--minutes N] [--seed S] [--rate CUSTOMERS_PER_SECOND] [--only KIND]"
          + " [--cluster]";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final double DEFAULT_MINUTES = 5;
  private static final double DEFAULT_RATE = 18;
  private static final double SECONDS_PER_MINUTE = 60;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with the usage, if it is none
   */
  public static ChaosOptions parse(String... arguments) {
    double minutes = DEFAULT_MINUTES;
    long seed = System.currentTimeMillis() % 1_000_000;
    double rate = DEFAULT_RATE;
    String only = "";
    boolean cluster = false;
    for (Iterator<String> words = Arrays.asList(arguments).iterator(); words.hasNext(); ) {
      String option = words.next();
      if (option.equals("--cluster")) {
        cluster = true;
        continue;
      }
      String value = words.hasNext() ? words.next() : "";
      switch (option) {
        case "--minutes" -> minutes = number(value);
        case "--seed" -> seed = (long) number(value);
        case "--rate" -> rate = number(value);
        case "--only" -> only = value;
        default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
      }
    }
    long seconds = Math.round(minutes * SECONDS_PER_MINUTE);
    return new ChaosOptions(Duration.ofSeconds(seconds), seed, rate, only, cluster, LIMIT);
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + value + "' is no number; " + USAGE, e);
    }
  }

  boolean wants(String kind) {
    return only.isEmpty() || kind.matches(only);
  }

  /** The command that repeats the run. */
  String command() {
    String minutes = Double.toString(time.toSeconds() / SECONDS_PER_MINUTE).replaceAll("\\.0$", "");
    String command =
        "./dev chaos --minutes %s --seed %d --rate %s"
            .formatted(minutes, seed, Double.toString(rate).replaceAll("\\.0$", ""));
    return command
        + (only.isEmpty() ? "" : " --only '" + only + "'")
        + (cluster ? " --cluster" : "");
  }
}
