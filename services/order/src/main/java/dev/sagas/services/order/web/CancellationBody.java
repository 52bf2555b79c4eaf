package dev.sagas.services.order.web;

import dev.sagas.services.order.domain.Cancellation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request to cancel an order. */
record CancellationBody(
    @Size(max = Cancellation.DETAIL_LIMIT, message = "must not be longer than {max} characters")
        @Schema(example = "Ordered twice")
        @Nullable String reason) {}
