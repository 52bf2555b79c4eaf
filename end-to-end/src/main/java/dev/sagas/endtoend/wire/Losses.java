package dev.sagas.endtoend.wire;

import dev.sagas.endtoend.wire.Trouble.Loss;

/** The losses that protocols are made against, each the moment at which one side knows more. */
public final class Losses {

  private Losses() {}

  /** The broker has taken messages, and the publisher never learns it. AMQP. */
  public static Loss ofConfirms() {
    return new Loss(Direction.TO_CLIENT, AmqpFrames::isAck, AmqpFrames::isAck);
  }

  /** The consumer has dealt with deliveries, and the broker never learns it. AMQP. */
  public static Loss ofConsumerAcks() {
    return new Loss(Direction.TO_SERVER, AmqpFrames::isAck, AmqpFrames::isAck);
  }

  /** TCP has taken messages, and the broker never sees them. AMQP. */
  public static Loss ofPublishes() {
    return new Loss(
        Direction.TO_SERVER,
        AmqpFrames::isPublish,
        frame -> AmqpFrames.isPublish(frame) || AmqpFrames.isContent(frame));
  }

  /** A transaction is committed, and its client never learns it. PostgreSQL. */
  public static Loss ofCommitReplies() {
    return new Loss(Direction.TO_CLIENT, PostgresMessages::isCommitted, message -> true);
  }
}
