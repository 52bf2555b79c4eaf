package dev.sagas.stack.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The services that are asked. */
final class LetterBoxes {

  private final List<LetterBox> boxes;

  private LetterBoxes(List<LetterBox> boxes) {
    this.boxes = List.copyOf(boxes);
  }

  /**
   * The one at {@code --url}, or those of the running system; of these {@code --service} if said.
   */
  static LetterBoxes of(Options options) {
    String wanted = options.value("service");
    String url = options.value("url");
    if (url != null) {
      return new LetterBoxes(List.of(new LetterBox(wanted == null ? "service" : wanted, url)));
    }
    List<LetterBox> boxes = new ArrayList<>();
    String status = options.value("status");
    Path file = Path.of(status == null ? ".dev/status.json" : status);
    services(file)
        .properties()
        .forEach(
            it -> {
              if (wanted == null || wanted.equals(it.getKey())) {
                boxes.add(new LetterBox(it.getKey(), it.getValue().asText()));
              }
            });
    if (boxes.isEmpty()) {
      throw new CommandException("The running system has no service %s.".formatted(wanted));
    }
    return new LetterBoxes(boxes);
  }

  private static JsonNode services(Path status) {
    if (!Files.isReadable(status)) {
      throw new CommandException(
          "Nothing is running: start it with ./dev up, or say --url of a service elsewhere.");
    }
    try {
      return new ObjectMapper().readTree(status.toFile()).path("services");
    } catch (IOException e) {
      throw new CommandException(status + " is not readable: " + e.getMessage());
    }
  }

  /** All that wait in every service and that {@code query} selects. */
  List<Letter> list(String query) {
    return boxes.stream().flatMap(box -> box.list(query).stream()).toList();
  }

  /** The service of {@code payment/17}; where only one is asked, {@code 17} will do. */
  LetterBox boxOf(String name) {
    int slash = name.indexOf('/');
    if (slash < 0 && boxes.size() == 1) {
      return boxes.get(0);
    }
    String service = slash < 0 ? "" : name.substring(0, slash);
    return boxes.stream()
        .filter(box -> box.service().equals(service))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    "Say of which service, as list names it: payment/17, not %s.".formatted(name)));
  }

  static long idOf(String name) {
    try {
      return Long.parseLong(name.substring(name.indexOf('/') + 1));
    } catch (NumberFormatException e) {
      throw new CommandException("%s names no letter: write payment/17.".formatted(name));
    }
  }
}
