package dev.sagas.stack.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Shows letters to people. */
final class LetterPrinter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WIDEST = 60;

  private final PrintStream out;

  LetterPrinter(PrintStream out) {
    this.out = out;
  }

  void list(List<Letter> letters) {
    if (letters.isEmpty()) {
      out.println("No dead letter waits.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LETTER", "TYPE", "REASON", "PARKED", "TRIES", "SAGA", "DETAIL"));
    for (Letter letter : letters) {
      boolean doubtful = letter.text("state").equals("REDRIVING");
      rows.add(
          List.of(
              letter.name(),
              letter.text("type"),
              letter.text("reason"),
              letter.text("parkedAt").replaceFirst("\\.[0-9]+Z$", "Z"),
              letter.text("attempts"),
              letter.text("sagaId"),
              (doubtful ? "(redrive was cut off) " : "") + letter.text("detail")));
    }
    table(rows);
    out.printf("%d wait.%n", letters.size());
  }

  void show(String name, JsonNode details) {
    Letter letter = new Letter(name, details.path("letter"));
    out.println(name);
    for (String field :
        List.of(
            "state",
            "type",
            "messageId",
            "sagaId",
            "occurredAt",
            "reason",
            "detail",
            "attempts",
            "parkedAt",
            "queue")) {
      out.printf("  %-11s %s%n", field, letter.text(field));
    }
    out.println("headers");
    out.println(indented(details.path("headers")));
    out.println("properties");
    out.println(indented(details.path("properties")));
    out.println("body");
    out.println(body(details));
    audit(details.path("audit"));
  }

  private void audit(JsonNode audit) {
    if (audit.isEmpty()) {
      out.println("Nothing was done with it yet.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("WHEN", "WHO", "WHAT", "RESULT", "WHY"));
    for (JsonNode entry : audit) {
      boolean forced = entry.path("forced").asBoolean();
      rows.add(
          List.of(
              entry.path("at").asText(),
              entry.path("actor").asText(),
              entry.path("action").asText() + (forced ? " (forced)" : ""),
              entry.path("result").asText(),
              entry.path("reason").isNull() ? "-" : entry.path("reason").asText("-")));
    }
    table(rows);
  }

  void settled(String name, JsonNode settlement) {
    out.printf(
        "%s %s: %s%n",
        name, settlement.path("result").asText(), settlement.path("message").asText());
  }

  private void table(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], cell(row.get(column)).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = cell(row.get(column));
        line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** One line without control characters: what a message says of itself may be anything. */
  private static String cell(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
  }

  private static String body(JsonNode details) {
    JsonNode body = details.path("body");
    if (body.isNull()) {
      return "  base64: " + details.path("bodyBase64").asText();
    }
    try {
      return indented(JSON.readTree(body.asText()));
    } catch (JsonProcessingException e) {
      return "  " + body.asText().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }
  }

  private static String indented(JsonNode node) {
    return node.toPrettyString().indent(2).stripTrailing();
  }
}
