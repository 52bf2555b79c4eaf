package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.StateChange;
import java.util.UUID;

/**
 * One change of an order's state.
 *
 * @param sequence counts the changes of one order from 0, without gaps
 */
public record NumberedChange(UUID orderId, int sequence, StateChange change) {}
