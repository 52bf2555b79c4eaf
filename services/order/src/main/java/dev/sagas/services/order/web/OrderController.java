package dev.sagas.services.order.web;

import dev.sagas.services.order.application.OrderQueries;
import dev.sagas.services.order.application.OrderView;
import dev.sagas.services.order.application.RequestCancellation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows and cancels orders. */
@RestController
@RequestMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class OrderController {

  private static final int MOST = 100;

  private final OrderQueries queries;
  private final RequestCancellation requestCancellation;

  OrderController(OrderQueries queries, RequestCancellation requestCancellation) {
    this.queries = queries;
    this.requestCancellation = requestCancellation;
  }

  /** Orders of a customer, newest first. */
  record OrderList(List<OrderView> orders) {}

  @Operation(summary = "Show an order")
  @ApiResponse(responseCode = "200", description = "The order")
  @ApiResponse(responseCode = "404", description = "There is no such order")
  @GetMapping("/{id}")
  OrderView show(@PathVariable UUID id) {
    return queries.find(id).orElseThrow(() -> noOrder(id));
  }

  @Operation(
      summary = "List a customer's orders, newest first",
      description = "To go on, pass the id of the last order as 'before'.")
  @GetMapping
  OrderList list(
      @RequestParam UUID customerId,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = "20") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.badRequest("limit", "must be between 1 and " + MOST);
    }
    return new OrderList(queries.ofCustomer(customerId, before, limit));
  }

  @Operation(
      summary = "Cancel an order",
      description =
          "Possible until the order is cancelled, also after it was completed. Asking again while"
              + " it is being cancelled changes nothing and is accepted.")
  @ApiResponse(responseCode = "202", description = "It is being cancelled")
  @ApiResponse(responseCode = "404", description = "There is no such order")
  @ApiResponse(responseCode = "409", description = "It is cancelled already")
  @PostMapping(path = "/{id}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OrderView> cancel(
      @PathVariable UUID id,
      @Valid @RequestBody(required = false) @Nullable CancellationBody body) {
    String reason = body == null ? null : body.reason();
    RequestCancellation.Answer answer =
        requestCancellation.cancel(id, reason).orElseThrow(() -> noOrder(id));
    if (!answer.accepted()) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "An order that is %s cannot be cancelled.".formatted(answer.order().state()))
          .with("state", answer.order().state());
    }
    return ResponseEntity.accepted().body(answer.order());
  }

  static Problem noOrder(UUID id) {
    return Problem.of(HttpStatus.NOT_FOUND, "There is no order %s.".formatted(id));
  }
}
