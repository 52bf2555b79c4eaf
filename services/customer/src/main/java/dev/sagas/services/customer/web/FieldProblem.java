package dev.sagas.services.customer.web;

/**
 * What is wrong with one part of a request.
 *
 * @param field the path in the body, such as {@code creditLimit.amount}, or a parameter's or
 *     header's name, or {@code body} for all of it
 * @param message the rule that it breaks, written as the end of a sentence that begins with the
 *     field
 */
record FieldProblem(String field, String message) {}
