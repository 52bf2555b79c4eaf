package dev.sagas.services.order.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sagas.services.order.application.OrderView;

/**
 * Answers as they are stored: apart from the settings of the web, and lenient, because an answer
 * may have been stored by another version of this service.
 */
final class StoredOrders {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  String write(OrderView order) {
    try {
      return mapper.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("order " + order.id() + " cannot be written as JSON", e);
    }
  }

  OrderView read(String json) {
    try {
      return mapper.readValue(json, OrderView.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer cannot be read", e);
    }
  }
}
