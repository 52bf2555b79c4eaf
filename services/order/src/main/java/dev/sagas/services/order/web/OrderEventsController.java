package dev.sagas.services.order.web;

import dev.sagas.services.order.application.NumberedChange;
import dev.sagas.services.order.application.OrderQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lets clients follow an order. */
@RestController
@Tag(name = "Orders")
class OrderEventsController {

  private static final int NOTHING_SEEN = -1;

  private final OrderQueries queries;
  private final OrderStreams streams;

  OrderEventsController(OrderQueries queries, OrderStreams streams) {
    this.queries = queries;
    this.streams = streams;
  }

  @Operation(
      summary = "Follow an order by server-sent events",
      description =
          "One event 'state-changed' for each change of state, from the first on or from the one"
              + " after 'Last-Event-ID'. The stream ends when the order is at rest; to resume it"
              + " then is answered by 204, upon which browsers stop asking.")
  @ApiResponse(responseCode = "200", description = "The changes so far, and those that follow")
  @ApiResponse(responseCode = "204", description = "The order is at rest and nothing is new")
  @ApiResponse(responseCode = "404", description = "There is no such order")
  @GetMapping(path = "/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> follow(
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    List<NumberedChange> changes = queries.changes(Set.of(id));
    if (changes.isEmpty()) {
      throw OrderController.noOrder(id);
    }
    int seen = sequence(lastEventId);
    boolean nothingNew = changes.get(changes.size() - 1).sequence() <= seen;
    if (nothingNew && OrderStream.endsWith(changes)) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(streams.open(id, seen));
  }

  private static int sequence(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return NOTHING_SEEN;
    }
    try {
      return Integer.parseInt(lastEventId.strip());
    } catch (NumberFormatException e) {
      throw Problem.badRequest("Last-Event-ID", "must be the id of an event of this stream");
    }
  }
}
