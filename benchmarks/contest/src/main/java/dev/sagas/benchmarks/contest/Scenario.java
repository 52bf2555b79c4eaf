package dev.sagas.benchmarks.contest;

import java.util.List;

/** What an outbox has to do in one run. */
public enum Scenario {
  /** Transactions as fast as eight threads can, with the relay at work beside them. */
  SUSTAINED,
  /** A backlog that was stored while nothing was published. */
  BACKLOG,
  /** A steady pace that is far below what is possible. */
  LATENCY,
  /** Events that no queue is bound for, until one is. */
  UNROUTABLE,
  /** Events while the exchange is missing, until it is there again. */
  NO_EXCHANGE,
  /**
   * A backlog of millions, of which some is drained. For {@link Growing} contenders, like the rest.
   */
  LARGE_BACKLOG,
  /** Transactions as fast as can be, while a transaction elsewhere keeps dead rows from vacuum. */
  OPEN_TRANSACTION,
  /** Transactions as fast as can be, relayed by two instances. */
  TWO_INSTANCES,
  /** Transactions as fast as can be, relayed by four instances. */
  FOUR_INSTANCES;

  /** What every contender has to do. */
  public static final List<Scenario> CONTEST =
      List.of(SUSTAINED, BACKLOG, LATENCY, UNROUTABLE, NO_EXCHANGE);

  /** What shows whether it stays as fast when it has grown, and what to hold it against. */
  public static final List<Scenario> GROWTH =
      List.of(SUSTAINED, BACKLOG, LARGE_BACKLOG, OPEN_TRANSACTION, TWO_INSTANCES, FOUR_INSTANCES);
}
