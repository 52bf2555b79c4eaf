package dev.sagas.stack.deadletters;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of the command line.
 *
 * @param action list, show, redrive or discard
 * @param letters the letters that were named, as {@code payment/17}
 * @param values the options that have a value, by name without dashes
 * @param flags those that have none
 */
record Options(String action, List<String> letters, Map<String, String> values, Set<String> flags) {

  private static final Set<String> ACTIONS = Set.of("list", "show", "redrive", "discard");
  private static final Set<String> FLAGS = Set.of("json", "yes", "force", "all");

  /** What the endpoint calls each filter. */
  private static final Map<String, String> FILTERS =
      new TreeMap<>(
          Map.of(
              "type", "type",
              "reason", "reason",
              "saga", "saga",
              "parked-after", "parkedAfter",
              "parked-before", "parkedBefore"));

  private static final Set<String> VALUES = Set.of("service", "url", "status", "actor", "why");

  Options {
    letters = List.copyOf(letters);
    values = Map.copyOf(values);
    flags = Set.copyOf(flags);
  }

  static Options parse(List<String> words) {
    if (words.isEmpty() || !ACTIONS.contains(words.get(0))) {
      throw new CommandException("Say what to do: list, show, redrive or discard.");
    }
    List<String> letters = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    List<String> flags = new ArrayList<>();
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at);
      String name = word.startsWith("--") ? word.substring(2) : "";
      if (name.isEmpty()) {
        letters.add(word);
      } else if (FLAGS.contains(name)) {
        flags.add(name);
      } else if (VALUES.contains(name) || FILTERS.containsKey(name)) {
        at++;
        if (at == words.size()) {
          throw new CommandException(word + " needs a value.");
        }
        values.put(name, words.get(at));
      } else {
        throw new CommandException("There is no option " + word + ".");
      }
    }
    return new Options(words.get(0), letters, values, Set.copyOf(flags)).checked();
  }

  private Options checked() {
    boolean filtered = values.keySet().stream().anyMatch(FILTERS::containsKey);
    boolean settles = action.equals("redrive") || action.equals("discard");
    if (!letters.isEmpty() && (filtered || action.equals("list"))) {
      throw new CommandException("Name letters or filter them, not both.");
    }
    if (action.equals("show") && letters.size() != 1) {
      throw new CommandException("Say which one to show, as list names it: payment/17.");
    }
    if (settles && letters.isEmpty() && !filtered && !values.containsKey("service") && !is("all")) {
      throw new CommandException(
          "Say which ones: name them (payment/17), filter them, or say --all.");
    }
    if (is("force") && !values.containsKey("why")) {
      throw new CommandException("--force needs --why TEXT: the audit keeps the reason.");
    }
    return this;
  }

  boolean is(String flag) {
    return flags.contains(flag);
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  /** Who acts: what the option says, else the user of this machine. */
  String actor() {
    return values.getOrDefault("actor", System.getProperty("user.name", "unknown"));
  }

  /** The filters as a query of the endpoint; empty when there is none. */
  String query() {
    return FILTERS.entrySet().stream()
        .filter(it -> values.containsKey(it.getKey()))
        .map(it -> it.getValue() + "=" + encoded(values.getOrDefault(it.getKey(), "")))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
