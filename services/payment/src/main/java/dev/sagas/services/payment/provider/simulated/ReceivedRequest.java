package dev.sagas.services.payment.provider.simulated;

import org.jspecify.annotations.Nullable;

/**
 * What the provider knows of a request by its idempotency key.
 *
 * @param call 1 for the first time
 * @param fingerprint what was asked for the first time
 * @param answer the stored answer; null while there is none
 */
record ReceivedRequest(int call, String fingerprint, @Nullable String answer) {}
