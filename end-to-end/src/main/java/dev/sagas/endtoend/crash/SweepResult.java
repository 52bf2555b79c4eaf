package dev.sagas.endtoend.crash;

import dev.sagas.faultagent.Point;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each service crashed at each point, and what came of it. */
final class SweepResult {

  private final Map<String, Map<Point, Integer>> wanted = new TreeMap<>();
  private final Map<String, Map<Point, Integer>> crashes = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();
  private String summary = "not over";

  SweepResult(Map<String, List<Point>> plan) {
    plan.forEach(
        (service, points) -> {
          Map<Point, Integer> times = new TreeMap<>();
          points.forEach(point -> times.merge(point, 1, Integer::sum));
          wanted.put(service, times);
          crashes.put(service, new TreeMap<>());
        });
  }

  synchronized void crashed(String service, Point point) {
    times(crashes, service).merge(point, 1, Integer::sum);
  }

  synchronized void over(long orders, Duration took) {
    int all =
        crashes.values().stream().flatMap(it -> it.values().stream()).mapToInt(it -> it).sum();
    summary = "%d crashes and %d orders in %d s".formatted(all, orders, took.toSeconds());
  }

  /** What is wrong after the sweep. */
  synchronized void judged(List<String> wrong) {
    violations.addAll(wrong);
  }

  /** Everything that should not be. */
  synchronized List<String> problems() {
    return Stream.concat(missed().stream(), violations.stream()).toList();
  }

  /** Points at which a service did not crash as often as planned. */
  private List<String> missed() {
    List<String> missed = new ArrayList<>();
    wanted.forEach(
        (service, points) ->
            points.forEach(
                (point, times) -> {
                  int crashed = times(crashes, service).getOrDefault(point, 0);
                  if (crashed < times) {
                    missed.add(
                        "%s crashed at %s %d times of %d"
                            .formatted(service, point, crashed, times));
                  }
                }));
    return missed;
  }

  /** A table of points and services. */
  synchronized void print(PrintStream out) {
    TreeSet<Point> points =
        wanted.values().stream()
            .flatMap(times -> times.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    out.printf("%-25s", "crashes at");
    wanted.keySet().forEach(service -> out.printf(" %9s", service));
    out.println();
    for (Point point : points) {
      out.printf("%-25s", point);
      wanted.keySet().forEach(service -> out.printf(" %9s", cell(service, point)));
      out.println();
    }
    problems().forEach(out::println);
    out.printf("%s, %d problems%n", summary, problems().size());
  }

  private String cell(String service, Point point) {
    return times(wanted, service).containsKey(point)
        ? String.valueOf(times(crashes, service).getOrDefault(point, 0))
        : "";
  }

  private static Map<Point, Integer> times(Map<String, Map<Point, Integer>> all, String service) {
    return all.getOrDefault(service, Map.of());
  }
}
