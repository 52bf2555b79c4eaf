package dev.sagas.services.orderview.console;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.services.orderview.application.Books;
import dev.sagas.services.orderview.console.Choreography.Edge;
import dev.sagas.services.orderview.gateway.DeadLetterOffice;
import dev.sagas.services.orderview.gateway.DeadLetterOffice.Letter;
import dev.sagas.services.orderview.gateway.Queues;
import dev.sagas.services.orderview.gateway.UnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who tells whom, as the verifier has joined it, with what is going on there now. */
@Controller
class ChoreographyController {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Choreography choreography;
  private final Books books;
  private final Queues queues;
  private final DeadLetterOffice deadLetters;
  private final String service;
  private final Clock clock;

  ChoreographyController(
      Choreography choreography,
      Books books,
      Queues queues,
      DeadLetterOffice deadLetters,
      ServiceNames names,
      Clock clock) {
    this.choreography = choreography;
    this.books = books;
    this.queues = queues;
    this.deadLetters = deadLetters;
    this.service = names.service();
    this.clock = clock;
  }

  @GetMapping("/console/choreography")
  String page() {
    return "console/choreography";
  }

  /**
   * An edge with what is going on there, drawn from its publisher's lane to those of its readers.
   *
   * @param perMinute events of its type in the last minute; null when they do not come here
   * @param parked dead letters of its type, by the service that could not handle them
   * @param lanes the services, in the order of their lanes
   */
  public record Live(
      Edge edge, @Nullable Long perMinute, Map<String, Long> parked, List<String> lanes) {

    /** Whether anything is on its way. */
    public boolean busy() {
      return perMinute != null && perMinute > 0;
    }

    /** Dead letters of a service; zero if there are none. */
    public long parked(String service) {
      return parked.getOrDefault(service, 0L);
    }

    /** Style classes of a lane: on which of its sides the edge is. */
    public String line(int lane) {
      IntSummaryStatistics ends =
          Stream.concat(Stream.of(edge.publisher()), edge.readers().stream())
              .mapToInt(lanes::indexOf)
              .summaryStatistics();
      boolean left = lane > ends.getMin() && lane <= ends.getMax();
      boolean right = lane >= ends.getMin() && lane < ends.getMax();
      return (left ? "left " : "") + (right ? "right" : "");
    }

    /** Where a reader's arrow points to: away from the publisher. */
    public String arrow(int lane) {
      int publisher = lanes.indexOf(edge.publisher());
      return lane == publisher ? "↻" : lane > publisher ? "▶" : "◀";
    }
  }

  @GetMapping("/console/choreography/graph")
  String graph(Model model) {
    Map<String, Long> rates = books.eventsSince(clock.instant().minus(WINDOW));
    Map<String, Map<String, Long>> parked =
        deadLetters.waiting().letters().stream()
            .collect(
                Collectors.groupingBy(
                    Letter::type, Collectors.groupingBy(Letter::service, Collectors.counting())));
    List<Live> edges =
        choreography.edges().stream()
            .map(
                edge ->
                    new Live(
                        edge,
                        edge.readers().contains(service)
                            ? rates.getOrDefault(edge.type(), 0L)
                            : null,
                        parked.getOrDefault(edge.type(), Map.of()),
                        choreography.services()))
            .toList();
    model.addAttribute("services", choreography.services());
    model.addAttribute("edges", edges);
    model.addAttribute("depths", depths());
    model.addAttribute("queues", queues);
    return "console/choreography :: graph";
  }

  /** Null when RabbitMQ does not tell: the rest is worth seeing all the same. */
  private @Nullable Map<String, Long> depths() {
    try {
      return queues.depths();
    } catch (UnreachableException e) {
      return null;
    }
  }
}
