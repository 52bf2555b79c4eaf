package dev.sagas.rabbit;

import dev.sagas.rabbit.TopologyProblem.Kind;

/** Told of what is done about drift; for meters. */
public interface TopologyObserver {

  /** A missing exchange, queue or binding is there again. */
  void restored(Kind kind);

  /** Consumers of this queue, which the broker had lost without telling them, are started anew. */
  void consumersRestarted(String queue);
}
