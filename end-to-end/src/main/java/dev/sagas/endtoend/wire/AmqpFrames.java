package dev.sagas.endtoend.wire;

import java.nio.ByteBuffer;

/** Frames of AMQP 0-9-1: type, channel, length, payload, end (specification, 4.2.3). */
final class AmqpFrames extends MessageSplitter {

  private static final int PROTOCOL_HEADER = 8;
  private static final int FRAME_HEADER = 7;
  private static final int METHOD = 1;
  private static final int CONTENT_HEADER = 2;
  private static final int CONTENT_BODY = 3;
  private static final int BASIC = 60;
  private static final int BASIC_PUBLISH = 40;
  private static final int BASIC_ACK = 80;

  private boolean begins;

  /**
   * Frames of a new connection.
   *
   * @param ofClient whether they come after the protocol header, which clients send first
   */
  AmqpFrames(boolean ofClient) {
    this.begins = ofClient;
  }

  @Override
  int length(ByteBuffer bytes) {
    if (begins) {
      begins = bytes.capacity() < PROTOCOL_HEADER;
      return PROTOCOL_HEADER;
    }
    return bytes.capacity() < FRAME_HEADER ? 0 : FRAME_HEADER + bytes.getInt(3) + 1;
  }

  /** Of the broker: a confirm. Of a client: that it has dealt with a delivery. */
  static boolean isAck(byte[] frame) {
    return isMethod(frame, BASIC_ACK);
  }

  static boolean isPublish(byte[] frame) {
    return isMethod(frame, BASIC_PUBLISH);
  }

  /** Header or body of a published message. */
  static boolean isContent(byte[] frame) {
    return frame[0] == CONTENT_HEADER || frame[0] == CONTENT_BODY;
  }

  private static boolean isMethod(byte[] frame, int method) {
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    return frame.length > FRAME_HEADER + 4
        && frame[0] == METHOD
        && bytes.getShort(FRAME_HEADER) == BASIC
        && bytes.getShort(FRAME_HEADER + 2) == method;
  }
}
