/**
 * The payment of one order: its states, what moves it from one to the next, and what it reports.
 */
@NullMarked
package dev.sagas.services.payment.domain;

import org.jspecify.annotations.NullMarked;
