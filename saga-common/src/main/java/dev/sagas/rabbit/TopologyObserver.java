package dev.sagas.rabbit;

import dev.sagas.rabbit.TopologyProblem.Kind;

/** Told of what is done about drift; for meters. */
public interface TopologyObserver {

  /** A missing exchange, queue or binding is there again. */
  void restored(Kind kind);

  /** So many events of the log were looked at to fill a gap. */
  void scanned(int events);

  /** An event of this type was missing, and is in the inbox queue now. */
  void backfilled(String type);
}
