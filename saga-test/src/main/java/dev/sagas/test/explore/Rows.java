package dev.sagas.test.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Committed rows. Never changed: a commit makes new ones. */
final class Rows {

  static final Rows EMPTY = new Rows(Map.of());

  private final Map<RowKey, Object> byKey;
  private final int hash;

  private Rows(Map<RowKey, Object> byKey) {
    this.byKey = byKey;
    this.hash = byKey.hashCode();
  }

  @Nullable Object get(RowKey key) {
    return byKey.get(key);
  }

  boolean has(RowKey key) {
    return byKey.containsKey(key);
  }

  /** These rows after {@code changes}; an empty one removes the row. */
  Rows with(Map<RowKey, Optional<Object>> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Map<RowKey, Object> changed = new HashMap<>(byKey);
    changes.forEach(
        (key, image) ->
            image.ifPresentOrElse(it -> changed.put(key, it), () -> changed.remove(key)));
    return new Rows(changed);
  }

  /** The stored forms of a table's rows, in no order. */
  Stream<Object> of(String table) {
    return byKey.entrySet().stream()
        .filter(row -> row.getKey().table().equals(table))
        .map(Map.Entry::getValue);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rows that && hash == that.hash && byKey.equals(that.byKey);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
