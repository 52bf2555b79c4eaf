package dev.sagas.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way to a server on which connections can go silent without being closed, as when a node loses
 * its power; new ones get through.
 */
final class HalfOpenLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HalfOpenLink.class);

  private final int server;
  private final ServerSocket listening;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Set<AtomicBoolean> open = ConcurrentHashMap.newKeySet();

  HalfOpenLink(int server) {
    this.server = server;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** All connections of now are silent from now on. */
  void silence() {
    open.forEach(it -> it.set(false));
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket client = listening.accept();
      Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
      sockets.addAll(List.of(client, upstream));
      AtomicBoolean voice = new AtomicBoolean(true);
      open.add(voice);
      daemon(() -> pump(client, upstream, voice));
      daemon(() -> pump(upstream, client, voice));
    }
  }

  private static void pump(Socket from, Socket to, AtomicBoolean voice) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (voice.get()) {
          out.write(bytes, 0, read);
          out.flush();
        }
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                LOG.debug("A connection or the link ended", e);
              }
            },
            "half-open-link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
