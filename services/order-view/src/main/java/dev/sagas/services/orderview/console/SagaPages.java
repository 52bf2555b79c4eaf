package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.application.FindSagas;
import dev.sagas.services.orderview.application.FindSagas.Story;
import dev.sagas.services.orderview.application.SagaFilter;
import dev.sagas.services.orderview.application.SagaFilter.Stage;
import dev.sagas.services.orderview.application.SagaPage;
import dev.sagas.services.orderview.application.SagaPage.Place;
import dev.sagas.services.orderview.gateway.Queues;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The list of sagas, and a page for each; both change while they are looked at. */
@Controller
class SagaPages {

  private static final int PAGE = 50;

  private final FindSagas sagas;
  private final Queues queues;
  private final ConsoleStreams streams;

  SagaPages(FindSagas sagas, Queues queues, ConsoleStreams streams) {
    this.sagas = sagas;
    this.queues = queues;
    this.streams = streams;
  }

  @GetMapping("/console/sagas")
  String list(
      @RequestParam(required = false) @Nullable Stage state,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Place after,
      Model model) {
    search(state, text, after, model);
    model.addAttribute("stages", Stage.values());
    return "console/sagas";
  }

  @GetMapping("/console/sagas/rows")
  String rows(
      @RequestParam(required = false) @Nullable Stage state,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Place after,
      Model model) {
    search(state, text, after, model);
    return "console/sagas :: rows";
  }

  private void search(@Nullable Stage state, String text, @Nullable Place after, Model model) {
    SagaFilter filter = new SagaFilter(state, null, null, null, text.isBlank() ? null : text);
    SagaPage page = sagas.search(filter, after, PAGE);
    model.addAttribute("sagas", page.sagas());
    model.addAttribute("next", page.next());
    model.addAttribute("state", state);
    model.addAttribute("text", text);
    model.addAttribute("after", after);
    model.addAttribute("judge", sagas);
  }

  @GetMapping(path = "/console/sagas/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live() {
    return streams.open(saga -> true);
  }

  @GetMapping("/console/sagas/{id}")
  String saga(@PathVariable UUID id, Model model) {
    Story story = story(id).orElseThrow(() -> nothing(id));
    show(story, model);
    return "console/saga";
  }

  @GetMapping("/console/sagas/{id}/story")
  String storyOnly(@PathVariable UUID id, Model model) {
    Story story = story(id).orElseThrow(() -> nothing(id));
    show(story, model);
    return "console/saga :: story";
  }

  /** In the shop, where the first event of an order that was just placed may not be here yet. */
  @GetMapping("/console/sagas/{id}/panel")
  String panel(@PathVariable UUID id, Model model) {
    model.addAttribute("orderId", id);
    story(id).ifPresent(story -> show(story, model));
    return "console/saga :: panel";
  }

  @GetMapping(path = "/console/sagas/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(@PathVariable UUID id) {
    return streams.open(saga -> saga.orderId().equals(id));
  }

  private Optional<Story> story(UUID id) {
    return sagas.story(id);
  }

  private void show(Story story, Model model) {
    model.addAttribute("saga", story.saga());
    model.addAttribute("stuck", sagas.isStuck(story.saga()));
    model.addAttribute("lanes", Swimlane.of(story.timeline()));
    model.addAttribute("queues", queues);
  }

  private static NotFoundException nothing(UUID id) {
    return new NotFoundException("Nothing is known of an order " + id + ".");
  }
}
