package dev.sagas.services.order.web;

import dev.sagas.services.order.application.AwaitRest;
import dev.sagas.services.order.application.Checkout;
import dev.sagas.services.order.application.OrderView;
import dev.sagas.services.order.application.Placement;
import dev.sagas.services.order.domain.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes checkouts. */
@RestController
@Tag(name = "Checkout")
class CheckoutController {

  private final Checkout checkout;
  private final AwaitRest awaitRest;
  private final WebLimits limits;

  CheckoutController(Checkout checkout, AwaitRest awaitRest, WebLimits limits) {
    this.checkout = checkout;
    this.awaitRest = awaitRest;
    this.limits = limits;
  }

  @Operation(
      summary = "Place an order",
      description =
          "Accepts the order; credit, stock and payment are decided by events. Several lines of one"
              + " product are merged. With 'Prefer: wait=10' the answer comes when the order is at"
              + " rest or the wait is over, and shows the order as it is then.")
  @Parameter(
      name = "Prefer",
      in = ParameterIn.HEADER,
      description = "wait=N: wait up to N seconds for the order to come to rest",
      example = "wait=10")
  @ApiResponse(
      responseCode = "202",
      description = "Accepted; Location names the order",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @ApiResponse(responseCode = "400", description = "Malformed; 'errors' names the fields")
  @ApiResponse(responseCode = "409", description = "A request with this key is still running")
  @ApiResponse(
      responseCode = "422",
      description = "Unknown product, no common currency, or the key belongs to another request")
  @PostMapping(
      path = "/checkout",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Object place(
      @RequestHeader(IdempotencyKey.HEADER) String key,
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
      @Valid @RequestBody CheckoutBody body) {
    Optional<WaitPreference> wait = WaitPreference.of(headers, limits.longestWait());
    return atOnce(
        checkout
            .take(new IdempotencyKey(key).value(), body.toRequest())
            .thenCompose(placement -> answer(accepted(placement), wait)));
  }

  /** An answer that is there need not be dispatched to another thread, and processed once more. */
  private static Object atOnce(CompletableFuture<ResponseEntity<OrderView>> answer) {
    return answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : answer;
  }

  private static Placement.Accepted accepted(Placement placement) {
    if (placement instanceof Placement.Accepted accepted) {
      return accepted;
    }
    if (placement instanceof Placement.Refused refused) {
      throw Problem.unprocessable(refused.violations());
    }
    if (placement instanceof Placement.KeyReused) {
      throw Problem.unprocessable(
          List.of(new Violation(IdempotencyKey.HEADER, "was used for another request")));
    }
    throw Problem.of(HttpStatus.CONFLICT, "A request with this Idempotency-Key is still running.")
        .retryAfterSeconds(1);
  }

  private CompletableFuture<ResponseEntity<OrderView>> answer(
      Placement.Accepted accepted, Optional<WaitPreference> wait) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.accepted().location(URI.create("/orders/" + accepted.order().id()));
    if (accepted.repeated()) {
      response.header("Idempotent-Replayed", "true");
    }
    return wait.map(preference -> awaited(accepted.order(), preference, response))
        .orElseGet(() -> CompletableFuture.completedFuture(response.body(accepted.order())));
  }

  private CompletableFuture<ResponseEntity<OrderView>> awaited(
      OrderView placed, WaitPreference wait, ResponseEntity.BodyBuilder response) {
    response.header("Preference-Applied", wait.header());
    return awaitRest.await(placed, wait.applied()).thenApply(response::body);
  }
}
