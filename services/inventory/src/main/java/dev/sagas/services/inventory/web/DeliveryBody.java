package dev.sagas.services.inventory.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** What {@code POST /products/{sku}/stock} reads: pieces that came in, never pieces that went. */
record DeliveryBody(@NotNull @Min(1) @Max(1_000_000_000) Long quantity) {}
