package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.FindSagas;
import dev.sagas.services.orderview.application.SagaFilter;
import dev.sagas.services.orderview.application.SagaFilter.Stage;
import dev.sagas.services.orderview.application.SagaPage;
import dev.sagas.services.orderview.application.SagaPage.Place;
import dev.sagas.services.orderview.domain.Saga;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Orders and their sagas, as their events tell. */
@RestController
@Tag(name = "Sagas")
class SagasController {

  private static final int MOST = 200;

  /** Blank, or with a letter or digit. */
  private static final String WORDS = "(?s)\\s*|.*[\\p{L}\\p{N}].*";

  private final FindSagas sagas;
  private final SagaStreams streams;

  SagasController(FindSagas sagas, SagaStreams streams) {
    this.sagas = sagas;
    this.streams = streams;
  }

  @Operation(
      summary = "Search sagas, the newest first",
      description =
          "Conditions that are given all have to hold. 'text' are words, or their beginnings, of a"
              + " customer's name or e-mail address, or of a product's name or SKU (of the first 100"
              + " that fit, by name); or the first 8 or more, or the last 12, digits of an order's"
              + " id. 'after' is 'next' of the page before.")
  @ApiResponse(responseCode = "200", description = "A page; without 'next' it is the last one")
  @ApiResponse(responseCode = "400", description = "A condition that cannot be read")
  @GetMapping(path = "/sagas", produces = MediaType.APPLICATION_JSON_VALUE)
  SagaPageBody search(
      @RequestParam(required = false) @Nullable Stage state,
      @RequestParam(required = false) @Nullable UUID customer,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false)
          @Size(max = 200)
          @Pattern(regexp = WORDS, message = "has no word")
          @Nullable String text,
      @RequestParam(required = false) @Nullable Place after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int limit) {
    String words = text == null || text.isBlank() ? null : text;
    SagaPage page = sagas.search(new SagaFilter(state, customer, from, to, words), after, limit);
    Place next = page.next();
    return new SagaPageBody(
        page.sagas().stream().map(this::body).toList(), next == null ? null : next.toString());
  }

  @Operation(
      summary = "One saga, with its timeline and what caused what",
      description = "The id is the order's.")
  @ApiResponse(responseCode = "200", description = "The saga")
  @ApiResponse(responseCode = "404", description = "None of its events has come")
  @GetMapping("/sagas/{id}")
  StoryBody story(@PathVariable UUID id) {
    return sagas
        .story(id)
        .map(story -> StoryBody.of(story, sagas.isStuck(story.saga())))
        .orElseThrow(() -> new UnknownSagaException(id));
  }

  @Operation(
      summary = "Sagas that wait for an answer for longer than is usual, the longest first",
      description = "'waitsFor' says whose answer is missing, and since when.")
  @GetMapping("/sagas/stuck")
  List<SagaBody> stuck(@RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int limit) {
    return sagas.stuck(limit).stream().map(this::body).toList();
  }

  @Operation(
      summary = "Follow changes by server-sent events",
      description =
          "One event 'saga-changed' with the saga as it is now, for each that changes. Who resumes"
              + " with the header 'Last-Event-ID' is told what has changed since; 'reset' says that"
              + " any may have: read again what you show.")
  @GetMapping(path = "/sagas/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> changes(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(streams.open("saga-changed", saga -> true, this::body, lastEventId));
  }

  private SagaBody body(Saga saga) {
    return SagaBody.of(saga, sagas.isStuck(saga));
  }
}
