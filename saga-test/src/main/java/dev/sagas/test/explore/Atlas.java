package dev.sagas.test.explore;

import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for everything that states are made of, and what the world's services listen to. */
final class Atlas {

  final Numbering<EventEnvelope> events = new Numbering<>();
  final Numbering<Rows> rows = new Numbering<>();
  final Numbering<IntTuple> tuples = new Numbering<>();
  final Numbering<Activity> activities = new Numbering<>();
  final Numbering<Object> books = new Numbering<>();
  final Numbering<IntTuple> locals = new Numbering<>();

  /** Shared rows of every service. */
  final Numbering<IntTuple> shareds = new Numbering<>();

  private final World world;
  private final Map<EventType, Map<IntTuple, Boolean>> settled = new HashMap<>();
  private final Map<EventType, int[]> consumers = new HashMap<>();

  Atlas(World world) {
    this.world = world;
  }

  World world() {
    return world;
  }

  int services() {
    return world.services().size();
  }

  MemoryService service(int number) {
    return world.services().get(number);
  }

  int serviceNamed(String name) {
    for (int i = 0; i < services(); i++) {
      if (service(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no service is called " + name);
  }

  /** The services that listen to a type, by their numbers. */
  int[] consumers(EventType type) {
    return consumers.computeIfAbsent(
        type,
        it -> {
          List<Integer> found = new ArrayList<>();
          for (int i = 0; i < services(); i++) {
            if (service(i).choreography().consumedTypes().contains(it)) {
              found.add(i);
            }
          }
          return found.stream().mapToInt(Integer::intValue).toArray();
        });
  }

  /** Whether the world declares a type to be settled in a saga whose rows are these. */
  boolean settled(LocalState saga, EventType type) {
    return settled
        .computeIfAbsent(type, it -> new HashMap<>())
        .computeIfAbsent(
            new IntTuple(saga.rows.clone()),
            it -> world.settled().test(new LocalView(this, saga.copy(), false), type));
  }

  /** How many services call the outside world upon a type. */
  int callers(EventType type) {
    int callers = 0;
    for (int service : consumers(type)) {
      callers +=
          service(service).choreography().handlersOf(type).stream()
                  .anyMatch(DeclaredHandler::calling)
              ? 1
              : 0;
    }
    return callers;
  }

  int message(int event, int service) {
    return event * services() + service;
  }

  int eventOf(int message) {
    return message / services();
  }

  int serviceOf(int message) {
    return message % services();
  }

  /** A saga that no one has begun. */
  int untouched(int kind) {
    int none = tuples.of(IntTuple.EMPTY);
    int requests = (1 << world.sagas().get(kind).requests().size()) - 1;
    int[] noRows = new int[services()];
    Arrays.fill(noRows, rows.of(Rows.EMPTY));
    return locals.of(
        new LocalState(kind, requests, books.of(world.outside().untouched()), none, noRows)
            .encode());
  }

  /** What is shared before any saga begins. */
  int given() {
    return shareds.of(
        new IntTuple(
            world.services().stream().mapToInt(service -> rows.of(service.given())).toArray()));
  }
}
