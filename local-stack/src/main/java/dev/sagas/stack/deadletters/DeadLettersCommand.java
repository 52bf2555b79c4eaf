package dev.sagas.stack.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./dev dead-letters}: lists, shows, redrives and discards parked messages of a running
 * system by its services' endpoints.
 */
public final class DeadLettersCommand {

  private static final int DONE = 0;
  private static final int NOT_ALL = 1;
  private static final int FAILED = 2;
  private static final Set<String> SUCCESSES = Set.of("REDRIVEN", "DISCARDED");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE =
      """
      usage: ./dev dead-letters list | show LETTER | redrive WHICH | discard WHICH
        LETTER  as list names it: payment/17
        WHICH   LETTER ..., or a filter, or --all
        filters  --service S  --type T  --reason R  --saga ID
                 --parked-after TIME  --parked-before TIME   ISO 8601: 2026-11-21T06:00:00Z
        --why TEXT   kept in the audit         --force       override the safety rules; needs --why
        --actor WHO  else the user of this machine; an authenticated user counts before both
        --yes        do not ask                --json        for programs
        --url URL    a service elsewhere instead of the running system""";

  private final Options options;
  private final LetterBoxes boxes;
  private final PrintStream out;
  private final Reader in;
  private final boolean terminal;

  private DeadLettersCommand(Options options, PrintStream out, Reader in, boolean terminal) {
    this.options = options;
    this.boxes = LetterBoxes.of(options);
    this.out = out;
    this.in = in;
    this.terminal = terminal;
  }

  /** Exits with 0 when all is done, 1 when some letter could not be settled, 2 on failure. */
  public static void main(String[] arguments) {
    Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), System.out, in, System.console() != null));
  }

  /**
   * Runs one command.
   *
   * @param out where tables or JSON are printed
   * @param in where the answer to a question is read
   * @param terminal whether someone is there to answer
   * @return the exit code
   */
  public static int run(List<String> arguments, PrintStream out, Reader in, boolean terminal) {
    try {
      return new DeadLettersCommand(Options.parse(arguments), out, in, terminal).run();
    } catch (CommandException e) {
      out.println(e.getMessage());
      if (arguments.isEmpty()) {
        out.println(USAGE);
      }
      return FAILED;
    }
  }

  private int run() {
    switch (options.action()) {
      case "list" -> list();
      case "show" -> show(options.letters().get(0));
      default -> {
        return settle();
      }
    }
    return DONE;
  }

  private void list() {
    List<Letter> letters = boxes.list(options.query());
    if (options.is("json")) {
      ArrayNode all = JSON.createArrayNode();
      letters.forEach(it -> all.add(named(it.service(), it.fields())));
      out.println(all.toPrettyString());
    } else {
      new LetterPrinter(out).list(letters);
    }
  }

  private void show(String name) {
    LetterBox box = boxes.boxOf(name);
    JsonNode details = box.read(LetterBoxes.idOf(name));
    if (options.is("json")) {
      out.println(named(box.service(), details).toPrettyString());
    } else {
      new LetterPrinter(out).show(box.service() + "/" + LetterBoxes.idOf(name), details);
    }
  }

  private int settle() {
    List<String> names =
        options.letters().isEmpty()
            ? boxes.list(options.query()).stream().map(Letter::name).toList()
            : options.letters();
    if (names.isEmpty()) {
      out.println(options.is("json") ? "[]" : "No dead letter waits.");
      return DONE;
    }
    boolean bulk = options.letters().size() != 1;
    if (bulk && !options.is("yes") && !confirmed(names)) {
      return FAILED;
    }
    return settle(names);
  }

  /** Exactly those that were counted: what is parked meanwhile is not among them. */
  private boolean confirmed(List<String> names) {
    if (!terminal) {
      throw new CommandException(
          "This would %s %d letters: say --yes.".formatted(options.action(), names.size()));
    }
    out.printf("%s %d letters? [y/N] ", options.action(), names.size());
    out.flush();
    try {
      String answer = new BufferedReader(in).readLine();
      return answer != null && answer.strip().matches("(?i)y(es)?");
    } catch (IOException e) {
      throw new CommandException("The answer could not be read: " + e.getMessage());
    }
  }

  /** Stops at the first that the broker does not confirm: the others would fare no better. */
  private int settle(List<String> names) {
    ArrayNode results = JSON.createArrayNode();
    int done = 0;
    for (String name : names) {
      LetterBox box = boxes.boxOf(name);
      JsonNode settlement = box.settle(LetterBoxes.idOf(name), options.action(), request());
      String result = settlement.path("result").asText();
      done += SUCCESSES.contains(result) ? 1 : 0;
      results.add(named(box.service(), settlement));
      if (!options.is("json")) {
        new LetterPrinter(out).settled(name, settlement);
      }
      if (result.equals("FAILED")) {
        break;
      }
    }
    if (options.is("json")) {
      out.println(results.toPrettyString());
    } else if (names.size() > 1) {
      out.printf("%d of %d done.%n", done, names.size());
    }
    return done == names.size() ? DONE : NOT_ALL;
  }

  private Map<String, ?> request() {
    Map<String, Object> request = new HashMap<>();
    request.put("actor", options.actor());
    String why = options.value("why");
    if (why != null) {
      request.put("why", why);
    }
    if (options.is("force")) {
      request.put("force", true);
    }
    return request;
  }

  private static ObjectNode named(String service, JsonNode node) {
    ObjectNode named = JSON.createObjectNode();
    named.put("service", service);
    named.setAll((ObjectNode) node);
    return named;
  }
}
