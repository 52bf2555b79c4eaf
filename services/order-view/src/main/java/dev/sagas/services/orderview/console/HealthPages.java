package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.application.VitalSigns;
import dev.sagas.services.orderview.application.VitalSigns.Series;
import dev.sagas.services.orderview.gateway.Observatory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** How every service is now, and was over the last hour. */
@Controller
class HealthPages {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration RECENTLY = Duration.ofSeconds(45);

  private final Observatory observatory;
  private final VitalSigns signs;
  private final Clock clock;

  HealthPages(Observatory observatory, VitalSigns signs, Clock clock) {
    this.observatory = observatory;
    this.signs = signs;
    this.clock = clock;
  }

  @GetMapping("/console/health")
  String page() {
    return "console/health";
  }

  @GetMapping("/console/health/services")
  String services(Model model) {
    model.addAttribute("vitals", observatory.all());
    model.addAttribute("rates", rates());
    return "console/health :: services";
  }

  /** Events that each service published a second, by its last two samples. */
  private Map<String, Double> rates() {
    return signs.since(clock.instant().minus(RECENTLY)).stream()
        .collect(
            Collectors.toMap(
                Series::service,
                series -> series.publishedPerSecond().get(series.publishedPerSecond().size() - 1)));
  }

  @GetMapping("/console/health/series")
  @ResponseBody
  List<Series> series() {
    return signs.since(clock.instant().minus(WINDOW));
  }
}
