package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.SagaPage.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the parameter that asks for the next page. */
@Component
final class PlaceConverter implements Converter<String, Place> {

  @Override
  public @Nullable Place convert(String text) {
    return text.isEmpty() ? null : Place.parse(text);
  }
}
