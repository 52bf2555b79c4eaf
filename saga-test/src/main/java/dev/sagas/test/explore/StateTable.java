package dev.sagas.test.explore;

import java.util.Arrays;

/** Every state that was seen, each a few numbers of the same count, in the order of discovery. */
final class StateTable {

  private final int width;
  private int[] cells;
  private int[] slots = new int[1 << 12];
  private int size;

  StateTable(int width) {
    this.width = width;
    this.cells = new int[width << 10];
  }

  int size() {
    return size;
  }

  /** The place of a state that was seen; -1 for a new one. */
  int find(int[] state) {
    int slot = slots[slotOf(state)];
    return slot - 1;
  }

  /** Adds a state; false if it was seen. */
  boolean add(int[] state) {
    int slot = slotOf(state);
    if (slots[slot] != 0) {
      return false;
    }
    if ((size + 1) * width > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    System.arraycopy(state, 0, cells, size * width, width);
    size++;
    slots[slot] = size;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  int[] get(int place) {
    return Arrays.copyOfRange(cells, place * width, (place + 1) * width);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int place = 0; place < size; place++) {
      slots[slotOf(get(place))] = place + 1;
    }
  }

  private int slotOf(int[] state) {
    int mask = slots.length - 1;
    int slot = spread(state) & mask;
    while (slots[slot] != 0 && !equalAt(slots[slot] - 1, state)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean equalAt(int place, int[] state) {
    int start = place * width;
    for (int i = 0; i < width; i++) {
      if (cells[start + i] != state[i]) {
        return false;
      }
    }
    return true;
  }

  private static int spread(int[] state) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int number : state) {
      hash = (hash ^ number) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }
}
