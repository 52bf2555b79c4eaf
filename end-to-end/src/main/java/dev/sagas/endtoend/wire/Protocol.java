package dev.sagas.endtoend.wire;

/** What is spoken on a link, as far as a proxy has to understand it. */
public enum Protocol {
  /** Bytes. */
  ANY,
  /** AMQP 0-9-1, without TLS: frames in both directions. */
  AMQP,
  /** PostgreSQL's, without TLS: messages of the server. */
  POSTGRES;

  /** A splitter of the bytes of a new connection. */
  Splitter splitter(Direction direction) {
    return switch (this) {
      case ANY -> Splitter.NONE;
      case AMQP -> new AmqpFrames(direction == Direction.TO_SERVER);
      case POSTGRES -> direction == Direction.TO_CLIENT ? new PostgresMessages() : Splitter.NONE;
    };
  }
}
