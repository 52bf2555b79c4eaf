package dev.sagas.rabbit;

import dev.sagas.rabbit.BrokerTopology.Queue;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A queue that the service relies on, and the settings without which it would lose messages.
 *
 * @param type the queue's type
 */
record NeededQueue(String name, String type, List<Setting> settings) {

  NeededQueue {
    settings = List.copyOf(settings);
  }

  /**
   * One setting, by its name in a policy.
   *
   * @param accepts whether a value, or null for none, is safe
   * @param wanted the value to set; null: the setting must not be there
   * @param wish the same in words
   */
  record Setting(
      String name, Predicate<@Nullable Object> accepts, @Nullable Object wanted, String wish) {

    static Setting exactly(String name, Object value) {
      return new Setting(
          name, actual -> Objects.equals(actual, value), value, String.valueOf(value));
    }

    static Setting atLeast(String name, long least, long wanted) {
      return new Setting(
          name,
          actual -> actual instanceof Long number && number >= least,
          wanted,
          least + " or more");
    }

    /** What a new queue is given; an existing one may have any value, or none. */
    static Setting initially(String name, Object value) {
      return new Setting(name, actual -> true, value, String.valueOf(value));
    }

    static Setting absent(String name) {
      return new Setting(name, Objects::isNull, null, "not set");
    }
  }

  List<TopologyProblem> problems(Map<String, Queue> queues) {
    Queue actual = queues.get(name);
    if (actual == null) {
      return List.of(
          new TopologyProblem(
              Kind.QUEUE, "queue %s is missing".formatted(name), "declare it: " + definition()));
    }
    List<TopologyProblem> problems = new ArrayList<>();
    if (!actual.type().equals(type) || !actual.durable()) {
      problems.add(
          new TopologyProblem(
              Kind.QUEUE,
              "queue %s is a %s %s queue, not a durable %s one"
                  .formatted(name, actual.durable() ? "durable" : "transient", actual.type(), type),
              "delete it when it is empty and declare it: " + definition()));
    }
    for (Setting setting : settings) {
      Object value = actual.setting(setting.name());
      if (!setting.accepts().test(value)) {
        problems.add(different(setting, value));
      }
    }
    return problems;
  }

  private TopologyProblem different(Setting setting, @Nullable Object value) {
    String is = value == null ? "not set" : String.valueOf(value);
    return new TopologyProblem(
        Kind.SETTING,
        "queue %s has %s %s, but needs %s".formatted(name, setting.name(), is, setting.wish()),
        "change the policy that sets it; an argument cannot change, so delete the queue when it is"
            + " empty and declare it: "
            + definition());
  }

  /** What it is declared with. */
  Map<String, Object> arguments() {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("x-queue-type", type);
    for (Setting setting : settings) {
      if (setting.wanted() != null) {
        arguments.put("x-" + setting.name(), setting.wanted());
      }
    }
    return arguments;
  }

  private String definition() {
    String arguments =
        arguments().entrySet().stream()
            .map(argument -> "\"%s\": %s".formatted(argument.getKey(), json(argument.getValue())))
            .collect(Collectors.joining(", ", "{", "}"));
    return "{\"name\": \"%s\", \"durable\": true, \"arguments\": %s}".formatted(name, arguments);
  }

  private static String json(Object value) {
    return value instanceof Number ? value.toString() : "\"" + value + "\"";
  }
}
