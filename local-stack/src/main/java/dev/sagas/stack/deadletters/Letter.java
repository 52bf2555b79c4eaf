package dev.sagas.stack.deadletters;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One parked message of one service.
 *
 * @param service the service that parked it
 * @param fields what its endpoint lists of it
 */
record Letter(String service, JsonNode fields) {

  long id() {
    return fields.path("id").asLong();
  }

  /** As it is named on the command line. */
  String name() {
    return service + "/" + id();
  }

  String text(String field) {
    JsonNode value = fields.path(field);
    return value.isMissingNode() || value.isNull() ? "-" : value.asText();
  }
}
