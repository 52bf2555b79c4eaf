package dev.sagas.services.orderview.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of sagas.
 *
 * @param next what to give as {@code after} for the next page; null when there is none
 */
record SagaPageBody(List<SagaBody> sagas, @Nullable String next) {}
