package dev.sagas.endtoend.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages whose length can be told from their beginning. */
abstract class MessageSplitter implements Splitter {

  private byte[] rest = new byte[0];

  @Override
  public List<byte[]> split(byte[] bytes) {
    byte[] all = rest.length == 0 ? bytes : joined(rest, bytes);
    List<byte[]> messages = new ArrayList<>();
    int from = 0;
    for (int length = lengthAt(all, from); length > 0; length = lengthAt(all, from)) {
      messages.add(Arrays.copyOfRange(all, from, from + length));
      from += length;
    }
    rest = Arrays.copyOfRange(all, from, all.length);
    return messages;
  }

  private int lengthAt(byte[] all, int from) {
    ByteBuffer left = ByteBuffer.wrap(all, from, all.length - from).slice();
    int length = left.hasRemaining() ? length(left) : 0;
    return length <= left.capacity() ? length : 0;
  }

  /** The length of the message at the beginning of {@code bytes}; 0 when it cannot be told yet. */
  abstract int length(ByteBuffer bytes);

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
