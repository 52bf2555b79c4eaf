package dev.sagas.endtoend.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Ends sockets, which may have ended already. */
final class Sockets {

  private Sockets() {}

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed all the same: the system has nothing left to send on it.
    }
  }

  /** Ends a connection with a reset instead of an orderly end. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException gone) {
      // Closed by the other thread of its connection.
    }
    close(socket);
  }
}
