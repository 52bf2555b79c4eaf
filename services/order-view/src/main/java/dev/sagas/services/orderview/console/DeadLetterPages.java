package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.gateway.DeadLetterOffice;
import dev.sagas.services.orderview.gateway.DeadLetterOffice.Box;
import dev.sagas.services.orderview.gateway.DeadLetterOffice.Details;
import dev.sagas.services.orderview.gateway.DeadLetterOffice.Letter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parked messages of all services: read, redriven, discarded. */
@Controller
class DeadLetterPages {

  private final DeadLetterOffice office;

  DeadLetterPages(DeadLetterOffice office) {
    this.office = office;
  }

  /** Letters that were parked for the same reason. */
  public record Group(String service, String type, String reason, List<Letter> letters) {}

  @GetMapping("/console/dead-letters")
  String page() {
    return "console/dead-letters";
  }

  @GetMapping("/console/dead-letters/groups")
  String groups(Model model) {
    Box box = office.waiting();
    model.addAttribute("groups", groups(box.letters()));
    model.addAttribute("more", box.more());
    model.addAttribute("silent", box.silent());
    return "console/dead-letters :: groups";
  }

  private static List<Group> groups(List<Letter> letters) {
    Map<List<String>, List<Letter>> byReason =
        letters.stream()
            .collect(
                Collectors.groupingBy(
                    letter -> List.of(letter.service(), letter.type(), letter.reason())));
    return byReason.entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getKey().get(0),
                    entry.getKey().get(1),
                    entry.getKey().get(2),
                    entry.getValue()))
        .sorted(Comparator.comparingInt((Group group) -> -group.letters().size()))
        .toList();
  }

  @GetMapping("/console/dead-letters/{service}/{id}")
  String letter(@PathVariable String service, @PathVariable long id, Model model) {
    model.addAttribute("details", details(service, id));
    return "console/dead-letter";
  }

  @PostMapping("/console/dead-letters/{service}/{id}/{action}")
  String settle(
      @PathVariable String service,
      @PathVariable long id,
      @PathVariable String action,
      @RequestParam String actor,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "false") boolean force,
      Model model) {
    requireKnown(service);
    String result = office.settle(service, id, action, actor, why.isBlank() ? null : why, force);
    model.addAttribute("result", result);
    model.addAttribute("details", details(service, id));
    return "console/dead-letter :: letter";
  }

  private void requireKnown(String service) {
    if (!office.knows(service)) {
      throw new NotFoundException("The console knows no service %s.".formatted(service));
    }
  }

  private Details details(String service, long id) {
    requireKnown(service);
    return office
        .read(service, id)
        .orElseThrow(
            () ->
                new NotFoundException("There is no dead letter %d of %s.".formatted(id, service)));
  }
}
