package dev.sagas.choreography.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

  private final List<String> lines = new ArrayList<>();

  Table(String... heads) {
    row(heads);
    lines.add("|" + " --- |".repeat(heads.length));
  }

  Table row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  /** Items as code, with commas between; nothing gives a dash. */
  static String codes(Collection<?> items) {
    return items.isEmpty()
        ? "-"
        : items.stream().map(item -> "`" + item + "`").distinct().collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
