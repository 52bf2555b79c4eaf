package dev.sagas.endtoend.wire;

import java.util.List;

/** Cuts the bytes of one direction of one connection into the messages of its protocol. */
interface Splitter {

  /** Takes bytes as they come. */
  Splitter NONE = bytes -> List.of(bytes);

  /** The messages that {@code bytes} complete; what is left over is kept. */
  List<byte[]> split(byte[] bytes);
}
