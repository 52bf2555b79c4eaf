package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.application.Books;
import dev.sagas.services.orderview.application.Books.Wrongs;
import dev.sagas.services.orderview.gateway.Saboteur;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Stops and starts parts of a local stack, and shows that nothing gets lost. */
@Controller
class ChaosController {

  private static final Duration WINDOW = Duration.ofHours(1);

  /** Events of different services come in any order, but within this. */
  private static final Duration QUIET_FOR = Duration.ofSeconds(10);

  /** However many look on, it is counted once in this time: it is a lot to count. */
  private static final Duration COUNTED_EVERY = Duration.ofSeconds(2);

  /** Longer than the deadline of an order, and than it takes to undo one. */
  private static final Duration LOST_AFTER = Duration.ofMinutes(5);

  private final Saboteur saboteur;
  private final Books books;
  private final Clock clock;
  private @Nullable Count last;

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
    requirePresent();
    Count count = count(clock.instant());
    model.addAttribute("states", count.states());
    model.addAttribute("wrongs", count.wrongs());
    return "console/chaos :: counters";
  }

  private record Count(Instant at, Map<String, Long> states, Wrongs wrongs) {}

  private synchronized Count count(Instant now) {
    Count known = last;
    if (known != null && now.isBefore(known.at().plus(COUNTED_EVERY))) {
      return known;
    }
    Instant since = now.minus(WINDOW);
    Wrongs wrongs = books.wrongsSince(since, now.minus(QUIET_FOR), now.minus(LOST_AFTER));
    Count count = new Count(now, books.statesSince(since), wrongs);
    last = count;
    return count;
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
