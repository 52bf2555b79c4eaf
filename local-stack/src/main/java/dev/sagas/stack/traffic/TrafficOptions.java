package dev.sagas.stack.traffic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the user wants.
 *
 * @param rate orders a second; above 0, to 1000
 * @param duration for how long
 * @param seed repeats the choices of a run
 * @param status the file that says where the system is
 */
record TrafficOptions(double rate, Duration duration, long seed, Path status) {

  static final String USAGE = "usage: ./dev traffic [--rate R] [--minutes N] [--seed S]";

  private static final double MOST = 1_000;

  /**
   * Reads options.
   *
   * @throws TrafficException if they are anything else; the message says what they may be
   */
  static TrafficOptions parse(List<String> arguments) {
    TrafficOptions options =
        new TrafficOptions(5, Duration.ofMinutes(10), System.nanoTime(), Traffic.usualStatus());
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new TrafficException(USAGE);
      }
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private TrafficOptions with(String option, String value) {
    try {
      return switch (option) {
        case "--rate" -> new TrafficOptions(rate(value), duration, seed, status);
        case "--minutes" -> new TrafficOptions(rate, minutes(value), seed, status);
        case "--seed" -> new TrafficOptions(rate, duration, Long.parseLong(value), status);
        case "--status" -> new TrafficOptions(rate, duration, seed, Path.of(value));
        default -> throw new TrafficException("Unknown option " + option + ". " + USAGE);
      };
    } catch (NumberFormatException e) {
      throw new TrafficException("%s takes a number, not '%s'. %s".formatted(option, value, USAGE));
    }
  }

  private static double rate(String value) {
    double rate = Double.parseDouble(value);
    if (!(rate > 0 && rate <= MOST)) {
      throw new TrafficException(
          "--rate is orders a second: above 0, to %.0f, not %s".formatted(MOST, value));
    }
    return rate;
  }

  private static Duration minutes(String value) {
    long seconds = Math.round(Double.parseDouble(value) * 60);
    if (seconds <= 0) {
      throw new TrafficException("--minutes must be above 0, not " + value);
    }
    return Duration.ofSeconds(seconds);
  }
}
