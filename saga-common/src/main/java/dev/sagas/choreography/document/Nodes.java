package dev.sagas.choreography.document;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces of an AsyncAPI document. */
final class Nodes {

  static final String CHANNELS = "#/channels/";
  static final String MESSAGES = "#/components/messages/";

  /** Of AsyncAPI's bindings for AMQP 0-9-1. */
  static final String BINDING_VERSION = "0.3.0";

  private Nodes() {}

  static Map<String, Object> reference(String target) {
    return Map.of("$ref", target);
  }

  /** A map that keeps the order of its keys: key, value, key, value. */
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
