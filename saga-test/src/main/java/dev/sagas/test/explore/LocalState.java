package dev.sagas.test.explore;

import java.util.Arrays;

/**
 * Everywhere that one saga is, as numbers of an {@link Atlas}. What is open in a copy is changed in
 * place.
 */
final class LocalState {

  private static final int FIXED = 6;

  final int kind;

  /** Bits of the requests that were not made. */
  int requests;

  int books;

  /** Every event that was committed. */
  int emitted;

  /** Messages on their way: event * services + service, as often as there are copies. */
  int queue;

  int activities;

  /** Each service's rows of this saga. */
  final int[] rows;

  LocalState(int kind, int requests, int books, int none, int[] rows) {
    this.kind = kind;
    this.requests = requests;
    this.books = books;
    this.emitted = none;
    this.queue = none;
    this.activities = none;
    this.rows = rows;
  }

  private LocalState(int[] code) {
    kind = code[0];
    requests = code[1];
    books = code[2];
    emitted = code[3];
    queue = code[4];
    activities = code[5];
    rows = Arrays.copyOfRange(code, FIXED, code.length);
  }

  static LocalState decode(IntTuple code) {
    return new LocalState(code.copy());
  }

  IntTuple encode() {
    int[] code = new int[FIXED + rows.length];
    code[0] = kind;
    code[1] = requests;
    code[2] = books;
    code[3] = emitted;
    code[4] = queue;
    code[5] = activities;
    System.arraycopy(rows, 0, code, FIXED, rows.length);
    return new IntTuple(code);
  }

  LocalState copy() {
    return decode(encode());
  }
}
