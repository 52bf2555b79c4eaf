package dev.sagas.benchmarks.inbox;

/**
 * How large an inbox is.
 *
 * @param keyBytes of the primary key's index
 * @param keyLevels pages from the root of that index to an entry, both included
 */
record InboxSize(long rows, long tableBytes, long keyBytes, long keyLevels) {

  double tableBytesPerRow() {
    return (double) tableBytes / Math.max(1, rows);
  }

  double keyBytesPerRow() {
    return (double) keyBytes / Math.max(1, rows);
  }

  double bytesPerRow() {
    return rows == 0 ? 0 : (double) bytes() / rows;
  }

  long bytes() {
    return tableBytes + keyBytes;
  }
}
