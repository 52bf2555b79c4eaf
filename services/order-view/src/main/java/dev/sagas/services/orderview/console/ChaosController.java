package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.application.Books;
import dev.sagas.services.orderview.gateway.Saboteur;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Stops and starts parts of a local stack, and shows that nothing gets lost. */
@Controller
class ChaosController {

  private static final Duration WINDOW = Duration.ofHours(1);

  /** Longer than the deadline of an order, and than it takes to undo one. */
  private static final Duration LOST_AFTER = Duration.ofMinutes(5);

  private final Saboteur saboteur;
  private final Books books;
  private final Clock clock;

  ChaosController(Saboteur saboteur, Books books, Clock clock) {
    this.saboteur = saboteur;
    this.books = books;
    this.clock = clock;
  }

  @GetMapping("/console/chaos")
  String page() {
    requirePresent();
    return "console/chaos";
  }

  @GetMapping("/console/chaos/parts")
  String parts(Model model) {
    requirePresent();
    model.addAttribute("parts", saboteur.parts());
    return "console/chaos :: parts";
  }

  @GetMapping("/console/chaos/counters")
  String counters(Model model) {
    Instant now = clock.instant();
    model.addAttribute("states", books.statesSince(now.minus(WINDOW)));
    model.addAttribute("wrongs", books.wrongsSince(now.minus(WINDOW), now.minus(LOST_AFTER)));
    return "console/chaos :: counters";
  }

  @PostMapping("/console/chaos/parts/{name}/{action}")
  String order(@PathVariable String name, @PathVariable String action, Model model) {
    requirePresent();
    model.addAttribute("objection", saboteur.order(name, action));
    return parts(model);
  }

  private void requirePresent() {
    if (!saboteur.present()) {
      throw new NotFoundException("Only a local stack can be broken from here.");
    }
  }
}
