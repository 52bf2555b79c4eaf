package dev.sagas.endtoend.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sagas.endtoend.system.NewestJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run in words and figures. */
record Report(RunResult result, String rabbitMq, String postgres) {

  private static final int MOST_VIOLATIONS = 200;

  /** Writes report.md and report.json into {@code folder}. */
  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve("report.md"), text());
    new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false)
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("report.json").toFile(), result);
  }

  String text() {
    return String.join("\n", head(), faults(), outcomes(), findings(), violations());
  }

  private String head() {
    Verdict verdict = result.verdict();
    return """
    # Chaos, seed %d: %s

    `%s`

    | what | figure |
    | --- | --- |
    | faults | %d of %d kinds, %d of them while others were under way |
    | sagas | %d; %d customers came, %d calls were repeated |
    | events | %d stored, each looked for in the event log and at each of its consumers |
    | violations | %d |
    | time to converge after the last fault | %s |
    | system | RabbitMQ %s, PostgreSQL %s, Java %d, %d processors |
    """
        .formatted(
            result.options().seed(),
            result.passed() ? "passed" : "FAILED",
            result.options().command(),
            result.struck().size(),
            result.faultsByKind().size(),
            result.struck().stream().filter(struck -> struck.amid() > 0).count(),
            verdict.orders(),
            result.customers(),
            result.repetitions(),
            verdict.events(),
            result.violations().size(),
            seconds(verdict.converged()),
            rabbitMq,
            postgres,
            NewestJava.version(),
            Runtime.getRuntime().availableProcessors());
  }

  private String faults() {
    Map<String, List<Struck>> kinds =
        result.struck().stream()
            .collect(Collectors.groupingBy(Struck::kind, TreeMap::new, Collectors.toList()));
    StringBuilder table = new StringBuilder("## Faults\n\n");
    table.append("| kind | times | on | median |\n| --- | --- | --- | --- |\n");
    kinds.forEach(
        (kind, all) ->
            table.append(
                "| %s | %d | %s | %s |\n".formatted(kind, all.size(), victims(all), median(all))));
    return table.toString();
  }

  private static String victims(List<Struck> all) {
    return all.stream()
        .flatMap(struck -> struck.parts().stream())
        .collect(Collectors.groupingBy(part -> part, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String median(List<Struck> all) {
    return seconds(
        all.stream().map(Struck::lasted).sorted().skip(all.size() / 2).findFirst().orElseThrow());
  }

  private String outcomes() {
    StringBuilder table = new StringBuilder("## Sagas\n\n| ended | orders |\n| --- | --- |\n");
    result
        .outcomes()
        .forEach((outcome, count) -> table.append("| %s | %d |\n".formatted(outcome, count)));
    return table.toString();
  }

  private String findings() {
    return result.findings().isEmpty() ? "" : "## Beside that\n\n" + list(result.findings());
  }

  private String violations() {
    List<String> violations = result.violations();
    if (violations.isEmpty()) {
      return "## Violations\n\nNone.\n";
    }
    int rest = violations.size() - MOST_VIOLATIONS;
    return "## Violations\n\n"
        + list(violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size())))
        + (rest > 0 ? "- and " + rest + " more, in report.json\n" : "");
  }

  private static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
