package dev.sagas.endtoend.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a PostgreSQL server says: type, length without the type, payload (protocol 3). */
final class PostgresMessages extends MessageSplitter {

  private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 5;

  private boolean begins = true;

  @Override
  int length(ByteBuffer bytes) {
    byte type = bytes.get(0);
    if (begins && (type == 'N' || type == 'S')) {
      // The answer to a request for encryption is a single byte.
      return 1;
    }
    begins = false;
    return bytes.capacity() < HEADER ? 0 : 1 + bytes.getInt(1);
  }

  /** Tells the client that its transaction is committed. */
  static boolean isCommitted(byte[] message) {
    return message[0] == 'C'
        && Arrays.equals(message, HEADER, message.length, COMMITTED, 0, COMMITTED.length);
  }
}
