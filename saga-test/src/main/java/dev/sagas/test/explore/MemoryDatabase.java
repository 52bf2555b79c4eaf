package dev.sagas.test.explore;

import dev.sagas.event.EventEnvelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database of one service, with the rows of one saga at a time and those that all sagas share.
 * One transaction at a time works on it; entities that it read are written back when it commits, as
 * JPA does.
 */
public final class MemoryDatabase {

  private Rows saga = Rows.EMPTY;
  private Rows shared = Rows.EMPTY;
  private final Set<String> sharedTables = new HashSet<>();
  private Map<RowKey, Optional<Object>> session = Map.of();
  private final List<EventEnvelope> emitted = new ArrayList<>();
  private final Set<RowKey> locks = new HashSet<>();
  private boolean exposed;
  private Changes last = Changes.NONE;

  MemoryDatabase() {}

  /** A table whose rows belong to one saga each. */
  public <T> Table<T> table(String name, Class<T> row) {
    return new Table<>(this, name, row);
  }

  /** A table whose rows several sagas read and change, such as stock. */
  public <T> Table<T> sharedTable(String name, Class<T> row) {
    sharedTables.add(name);
    return new Table<>(this, name, row);
  }

  /** Replaces everything that is committed. */
  void load(Rows sagaRows, Rows sharedRows) {
    saga = sagaRows;
    shared = sharedRows;
    last = Changes.NONE;
  }

  Rows saga() {
    return saga;
  }

  Rows shared() {
    return shared;
  }

  /** What the last transaction did that committed since rows were loaded. */
  Changes last() {
    return last;
  }

  void begin() {
    session = new LinkedHashMap<>();
    emitted.clear();
    locks.clear();
    exposed = false;
  }

  void commit() {
    Map<RowKey, Optional<Object>> sagaChanges = new HashMap<>();
    Map<RowKey, Optional<Object>> sharedChanges = new HashMap<>();
    session.forEach(
        (key, row) -> {
          Optional<Object> image = row.map(Image::of);
          if (!image.equals(Optional.ofNullable(committed(key)))) {
            (sharedTables.contains(key.table()) ? sharedChanges : sagaChanges).put(key, image);
          }
        });
    saga = saga.with(sagaChanges);
    shared = shared.with(sharedChanges);
    last =
        new Changes(sagaChanges, sharedChanges, List.copyOf(emitted), Set.copyOf(locks), exposed);
    session = Map.of();
  }

  void rollback() {
    session = Map.of();
  }

  void emit(EventEnvelope event) {
    emitted.add(event);
  }

  void lock(RowKey key) {
    locks.add(key);
  }

  void expose() {
    exposed = true;
  }

  @Nullable Object read(RowKey key) {
    return session
        .computeIfAbsent(key, it -> Optional.ofNullable(committed(it)).map(Image::restore))
        .orElse(null);
  }

  void write(RowKey key, @Nullable Object row) {
    session.put(key, Optional.ofNullable(row));
  }

  private @Nullable Object committed(RowKey key) {
    return sharedTables.contains(key.table()) ? shared.get(key) : saga.get(key);
  }
}
