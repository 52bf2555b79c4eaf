package dev.sagas.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Holds records read from JSON to their own declaration: what is not {@code @Nullable} must be
 * there.
 */
final class RequiredFields {

  private RequiredFields() {}

  static void check(Object value, String path) {
    if (value instanceof Collection<?> elements) {
      int i = 0;
      for (Object element : elements) {
        present(element, path + "[" + i++ + "]");
      }
    } else if (value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object field = read(component, value);
        if (field != null || !isNullable(component)) {
          present(field, path.isEmpty() ? component.getName() : path + "." + component.getName());
        }
      }
    }
  }

  private static void present(@Nullable Object field, String path) {
    if (field == null) {
      throw new IllegalArgumentException("the field '" + path + "' is missing");
    }
    check(field, path);
  }

  private static boolean isNullable(RecordComponent component) {
    return Arrays.stream(component.getAnnotatedType().getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
