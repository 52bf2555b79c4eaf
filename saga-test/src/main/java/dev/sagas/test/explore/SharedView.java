package dev.sagas.test.explore;

import java.util.List;

/** What sagas share. */
public interface SharedView {

  /** The rows of a shared table, in no order; copies. */
  <T> List<T> rows(String service, String table, Class<T> type);
}
