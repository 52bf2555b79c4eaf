package dev.sagas.endtoend.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Takes connections until it is closed. */
final class Acceptor implements AutoCloseable {

  private final String name;
  private final ServerSocket listening;
  private final Consumer<Socket> taker;
  private final Thread thread;

  Acceptor(String name, InetSocketAddress address, Consumer<Socket> taker) {
    this.name = name;
    this.taker = taker;
    try {
      listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(address);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for " + name, e);
    }
    thread = Threads.start(name + " accepts", this::run);
  }

  private void run() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Threads.start(name + " connects", () -> taker.accept(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /**
   * Returns when connections are refused: the system goes on to take them for a thread in accept.
   */
  @Override
  public void close() {
    Sockets.close(listening);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
