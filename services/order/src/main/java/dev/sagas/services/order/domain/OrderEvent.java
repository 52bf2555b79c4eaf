package dev.sagas.services.order.domain;

/**
 * What an order reports to the other participants. Each of these records is the body of an event:
 * its component names are field names on the wire, which the event's JSON Schema holds.
 */
public sealed interface OrderEvent
    permits OrderPlaced,
        OrderConfirmed,
        OrderCompleted,
        OrderCancelled,
        OrderClosed,
        OrderDeadlinePassed {}
