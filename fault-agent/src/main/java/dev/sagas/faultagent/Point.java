package dev.sagas.faultagent;

import java.util.Comparator;

/** A point of the delivery protocol at which a process may end. */
public record Point(Operation operation, Side side, Role role) implements Comparable<Point> {

  private static final Comparator<Point> ORDER =
      Comparator.comparing(Point::role).thenComparing(Point::operation).thenComparing(Point::side);

  /**
   * Reads what {@link #toString} has written.
   *
   * @throws IllegalArgumentException if it is no point
   */
  public static Point parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("Not a point: " + text);
    }
    return new Point(Operation.valueOf(parts[0]), Side.valueOf(parts[1]), Role.valueOf(parts[2]));
  }

  @Override
  public int compareTo(Point other) {
    return ORDER.compare(this, other);
  }

  /** As in {@code COMMIT.BEFORE.INBOX}. */
  @Override
  public String toString() {
    return operation + "." + side + "." + role;
  }
}
