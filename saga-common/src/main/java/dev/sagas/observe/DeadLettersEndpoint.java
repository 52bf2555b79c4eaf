package dev.sagas.observe;

import dev.sagas.deadletter.DeadLetter;
import dev.sagas.deadletter.DeadLetterFilter;
import dev.sagas.deadletter.DeadLetters;
import dev.sagas.deadletter.Request;
import dev.sagas.deadletter.Settlement;
import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
// Actuator takes a parameter as optional by this annotation, not by JSpecify's.
import org.springframework.lang.Nullable;

/**
 * Parked messages for operators, as actuator endpoint {@code deadletters}: {@code GET} lists,
 * {@code GET /{id}} reads, {@code POST /{id}/redrive} and {@code POST /{id}/discard} settle one,
 * {@code POST /redrive} and {@code POST /discard} what a filter selects. Bodies may be personal
 * data: expose it to operators only.
 *
 * <p>Who acts is the authenticated user; without one, the parameter {@code actor} must say.
 */
@WebEndpoint(id = "deadletters")
public final class DeadLettersEndpoint {

  private final DeadLetters deadLetters;

  /** The endpoint of {@code deadLetters}. */
  public DeadLettersEndpoint(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /**
   * A page of those that wait.
   *
   * @param letters oldest first
   * @param next the next page's {@code after}; null when there is no more
   */
  record Page(List<DeadLetter> letters, @Nullable Long next) {}

  @ReadOperation
  Page list(
      @Nullable String type,
      @Nullable String reason,
      @Nullable String saga,
      @Nullable OffsetDateTime parkedAfter,
      @Nullable OffsetDateTime parkedBefore,
      @Nullable Long after,
      @Nullable Integer limit) {
    DeadLetterFilter filter = filter(type, reason, saga, parkedAfter, parkedBefore, after, limit);
    List<DeadLetter> letters = deadLetters.list(filter);
    boolean more = letters.size() == filter.limit();
    return new Page(letters, more ? letters.get(letters.size() - 1).id() : null);
  }

  @ReadOperation
  WebEndpointResponse<DeadLetterView> read(@Selector long id) {
    return deadLetters
        .read(id)
        .map(details -> new WebEndpointResponse<>(DeadLetterView.of(details)))
        .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
  }

  @WriteOperation
  WebEndpointResponse<Settlement> settle(
      SecurityContext security,
      @Selector long id,
      @Selector String action,
      @Nullable String actor,
      @Nullable String why,
      @Nullable Boolean force) {
    Request request = request(security, actor, why, force);
    Settlement settlement =
        switch (Action.of(action)) {
          case REDRIVE -> deadLetters.redrive(id, request);
          case DISCARD -> deadLetters.discard(id, request);
        };
    return new WebEndpointResponse<>(settlement, status(settlement.result()));
  }

  @WriteOperation
  List<Settlement> settleAll(
      SecurityContext security,
      @Selector String action,
      @Nullable String actor,
      @Nullable String why,
      @Nullable Boolean force,
      @Nullable String type,
      @Nullable String reason,
      @Nullable String saga,
      @Nullable OffsetDateTime parkedAfter,
      @Nullable OffsetDateTime parkedBefore,
      @Nullable Long after,
      @Nullable Integer limit) {
    DeadLetterFilter filter = filter(type, reason, saga, parkedAfter, parkedBefore, after, limit);
    Request request = request(security, actor, why, force);
    return switch (Action.of(action)) {
      case REDRIVE -> deadLetters.redrive(filter, request);
      case DISCARD -> deadLetters.discard(filter, request);
    };
  }

  private enum Action {
    REDRIVE,
    DISCARD;

    static Action of(String text) {
      return orBadRequest(
          () -> valueOf(text.toUpperCase(Locale.ROOT)), "the action is redrive or discard");
    }
  }

  private static Request request(
      SecurityContext security,
      @Nullable String actor,
      @Nullable String why,
      @Nullable Boolean force) {
    Principal principal = security.getPrincipal();
    String name = principal == null ? actor : principal.getName();
    return orBadRequest(
        () -> new Request(name == null ? "" : name, why, Boolean.TRUE.equals(force)),
        "actor must say who asks, and why must say what force is for");
  }

  private static DeadLetterFilter filter(
      @Nullable String type,
      @Nullable String reason,
      @Nullable String saga,
      @Nullable OffsetDateTime parkedAfter,
      @Nullable OffsetDateTime parkedBefore,
      @Nullable Long after,
      @Nullable Integer limit) {
    return orBadRequest(
        () ->
            new DeadLetterFilter(
                type,
                reason,
                saga,
                instant(parkedAfter),
                instant(parkedBefore),
                after == null ? 0 : after,
                limit == null ? DeadLetterFilter.DEFAULT_LIMIT : limit),
        "limit must be 1 to " + DeadLetterFilter.MAX_LIMIT);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }

  private static <T> T orBadRequest(Supplier<T> value, String reason) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidEndpointRequestException(reason, reason, e);
    }
  }

  private static int status(Settlement.Result result) {
    return switch (result) {
      case REDRIVEN, DISCARDED -> WebEndpointResponse.STATUS_OK;
      case REFUSED, ALREADY_SETTLED -> 409;
      case FAILED -> WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE;
      case NOT_FOUND -> WebEndpointResponse.STATUS_NOT_FOUND;
    };
  }
}
