/**
 * The order and its rules, as pure decisions: state, event and moment in; new state and events out.
 */
@NullMarked
package dev.sagas.services.order.domain;

import org.jspecify.annotations.NullMarked;
