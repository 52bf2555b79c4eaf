package dev.sagas.test.explore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Rows of one kind, for the repositories of a service that is explored. Each method takes part in
 * the running transaction. An entity that was read is written back at the commit when it has
 * changed; its class needs a constructor without parameters, as JPA asks for.
 *
 * @param <T> the row: a record, another immutable value, or an entity
 */
public final class Table<T> {

  private final MemoryDatabase database;
  private final String name;
  private final Class<T> type;

  Table(MemoryDatabase database, String name, Class<T> type) {
    this.database = database;
    this.name = name;
    this.type = type;
  }

  /** The row, locked until the transaction ends. The lock is taken also where there is no row. */
  public Optional<T> lock(Object id) {
    database.lock(key(id));
    return find(id);
  }

  /**
   * The row, read under another lock that everyone holds who changes it. Where there is no such
   * lock, use {@link #glance}: else interleavings are left out.
   */
  public Optional<T> find(Object id) {
    return Optional.ofNullable(cast(database.read(key(id))));
  }

  /**
   * The row as it was last committed, read without any lock: the transaction does not end before
   * others had a chance to change what it has seen.
   */
  public Optional<T> glance(Object id) {
    database.expose();
    return find(id);
  }

  /**
   * Adds a row and locks it.
   *
   * @throws DuplicateKeyException if there is one
   */
  public void insert(Object id, T row) {
    if (lock(id).isPresent()) {
      throw new DuplicateKeyException(name + " " + id);
    }
    database.write(key(id), row);
  }

  /** Adds or replaces a row and locks it. */
  public void put(Object id, T row) {
    database.lock(key(id));
    database.write(key(id), row);
  }

  /** Deletes a row and locks its place. */
  public void delete(Object id) {
    database.lock(key(id));
    database.write(key(id), null);
  }

  private RowKey key(Object id) {
    return new RowKey(name, id);
  }

  private @Nullable T cast(@Nullable Object row) {
    return row == null ? null : type.cast(row);
  }
}
