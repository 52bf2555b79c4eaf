package dev.sagas.benchmarks.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one round has shown of one inbox.
 *
 * @param rows that it held at first
 * @param values by what they are; what an empty inbox has none of is missing
 */
record InboxFigures(long rows, Map<String, Double> values) {

  static final String NEW = "new events noted, a second";
  static final String CPU = "CPU ms of PostgreSQL per 1,000 new events";
  static final String REDELIVERED = "old events told as duplicates, a second";
  static final String PURGED = "rows purged, a second";
  static final String NOTHING_DUE = "purge that finds nothing, ms";

  /** Keeps a copy, in its order. */
  InboxFigures {
    values = new LinkedHashMap<>(values);
  }
}
