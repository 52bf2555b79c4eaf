package dev.sagas.services.inventory.persistence;

/**
 * A request and what it was answered.
 *
 * @param requestDigest tells whether another request is the same
 * @param answer JSON
 */
public record AnsweredRequest(String requestDigest, String answer) {}
