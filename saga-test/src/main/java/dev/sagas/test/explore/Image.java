package dev.sagas.test.explore;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entity looked like when it was stored: its fields, as a JPA provider would write and read
 * them. Fields hold immutable values, or lists and maps of them.
 */
record Image(Class<?> type, List<@Nullable Object> fields) {

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fieldsOf(type);
        }
      };

  /** The stored form of {@code row}; a value that cannot change is its own. */
  static Object of(Object row) {
    if (isValue(row)) {
      return row;
    }
    List<@Nullable Object> fields = new ArrayList<>();
    for (Field field : FIELDS.get(row.getClass())) {
      fields.add(copy(read(field, row)));
    }
    return new Image(row.getClass(), fields);
  }

  /** A new object like that of which {@code stored} was made. */
  static Object restore(Object stored) {
    return stored instanceof Image image ? image.restore() : stored;
  }

  private Object restore() {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object row = constructor.newInstance();
      int next = 0;
      for (Field field : FIELDS.get(type)) {
        field.set(row, copy(fields.get(next++)));
      }
      return row;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " needs a constructor without parameters", e);
    }
  }

  private static boolean isValue(Object row) {
    return row.getClass().isRecord()
        || row instanceof Enum<?>
        || row instanceof String
        || row instanceof Number
        || row instanceof Boolean
        || row instanceof UUID
        || row instanceof Temporal;
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    return value instanceof Map<?, ?> map ? new TreeMap<>(map) : value;
  }

  private static @Nullable Object read(Field field, Object row) {
    try {
      return field.get(row);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }

  private static List<Field> fieldsOf(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> it = type; it != null && it != Object.class; it = it.getSuperclass()) {
      Arrays.stream(it.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .forEach(fields::add);
    }
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }
}
