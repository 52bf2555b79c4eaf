package dev.sagas.test.explore;

import java.util.Arrays;

/** Numbers that are compared by value. Never changed. */
final class IntTuple {

  static final IntTuple EMPTY = new IntTuple();

  private final int[] numbers;
  private final int hash;

  IntTuple(int... numbers) {
    this.numbers = numbers;
    this.hash = Arrays.hashCode(numbers);
  }

  int size() {
    return numbers.length;
  }

  int get(int index) {
    return numbers[index];
  }

  int[] copy() {
    return numbers.clone();
  }

  boolean contains(int number) {
    for (int each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }

  /** These numbers, sorted, and {@code number}. */
  IntTuple plus(int number) {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = number;
    Arrays.sort(more);
    return new IntTuple(more);
  }

  /** These numbers without one occurrence of {@code number}, which must be among them. */
  IntTuple minus(int number) {
    int[] fewer = new int[numbers.length - 1];
    boolean gone = false;
    int next = 0;
    for (int each : numbers) {
      if (each == number && !gone) {
        gone = true;
      } else {
        fewer[next++] = each;
      }
    }
    return new IntTuple(fewer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntTuple that && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
