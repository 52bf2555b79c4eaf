/** What is asked of the provider and when: its port, and what to do when an answer is not known. */
@NullMarked
package dev.sagas.services.payment.application;

import org.jspecify.annotations.NullMarked;
