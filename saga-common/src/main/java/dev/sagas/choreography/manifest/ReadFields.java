package dev.sagas.choreography.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;

/**
 * What a consumer's record needs of an event, as a JSON Schema: each component without
 * {@code @Nullable} is required. A component of a class that is not known here is marked with its
 * name, and the verifier asks for another.
 */
public final class ReadFields {

  /** Marks a component of which cannot be told how it is read; holds the name of its class. */
  public static final String UNKNOWN_TYPE = "x-java-type";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Deque<Class<?>> path = new ArrayDeque<>();

  private ReadFields() {}

  static ObjectNode of(Class<?> body) {
    return new ReadFields().schema(body);
  }

  private ObjectNode schema(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (Collection.class.isAssignableFrom(raw)) {
        return array(last);
      }
      if (Map.class.isAssignableFrom(raw)) {
        return typed("object").set("additionalProperties", schema(last));
      }
    }
    return type instanceof Class<?> known ? ofClass(known) : unknown(type);
  }

  private ObjectNode ofClass(Class<?> type) {
    if (type.isRecord()) {
      return path.contains(type) ? unknown(type) : object(type);
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    if (type.isArray()) {
      return array(type.getComponentType());
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return NODES.objectNode();
    }
    return ScalarTypes.find(type).orElseGet(() -> unknown(type));
  }

  private ObjectNode object(Class<?> type) {
    path.push(type);
    ObjectNode properties = NODES.objectNode();
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      properties.set(name, schema(component.getGenericType()));
      if (!isNullable(component)) {
        required.add(name);
      }
    }
    path.pop();
    ObjectNode object = typed("object");
    object.set("required", required);
    object.set("properties", properties);
    return object;
  }

  private ObjectNode array(Type element) {
    return typed("array").set("items", schema(element));
  }

  private static ObjectNode enumeration(Class<?> type) {
    ArrayNode values = NODES.arrayNode();
    Arrays.stream(type.getEnumConstants()).forEach(it -> values.add(((Enum<?>) it).name()));
    return typed("string").set("enum", values);
  }

  private static ObjectNode unknown(Type type) {
    return NODES.objectNode().put(UNKNOWN_TYPE, type.getTypeName());
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
  }

  private static boolean isNullable(RecordComponent component) {
    return Arrays.stream(component.getAnnotatedType().getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }
}
