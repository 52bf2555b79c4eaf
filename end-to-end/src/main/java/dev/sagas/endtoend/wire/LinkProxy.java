package dev.sagas.endtoend.wire;

import dev.sagas.endtoend.wire.Trouble.None;
import dev.sagas.endtoend.wire.Trouble.Refusal;
import dev.sagas.endtoend.wire.Trouble.Silence;
import dev.sagas.test.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on the loopback interface between one client and one server, on which {@link Trouble}
 * can be imposed. Its address stays the same until it is closed. A server that is away looks to
 * clients like a connection that ends at once. Safe for use by several threads.
 */
public final class LinkProxy implements AutoCloseable {

  private final String name;
  private final InetSocketAddress server;
  private final Protocol protocol;
  private final int port = FreePorts.next();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong lost = new AtomicLong();
  private final Object changed = new Object();
  private volatile Trouble trouble = new None();
  private @Nullable Acceptor listening;

  /**
   * A proxy that takes connections at once.
   *
   * @param name for threads and messages, such as {@code order to broker}
   * @param serverPort of the server, on the loopback interface too
   */
  public LinkProxy(String name, int serverPort, Protocol protocol) {
    this.name = name;
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    this.protocol = protocol;
    listen();
  }

  /** Where clients connect. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public String name() {
    return name;
  }

  /** How many connections go through it now. */
  public int connections() {
    return connections.size();
  }

  /** How many messages have vanished so far, by {@link Trouble.Loss}. */
  public long lost() {
    return lost.get();
  }

  /** Imposes {@code next} on all connections, in place of what was imposed before. */
  public synchronized void impose(Trouble next) {
    if (trouble instanceof Silence silence && !silence.resumes()) {
      // Before anything that is held back gets through.
      cut(Cut.RST);
    }
    synchronized (changed) {
      trouble = next;
      changed.notifyAll();
    }
    if (next instanceof Refusal) {
      refuse();
    } else {
      listen();
    }
    connections.stream().filter(ProxiedConnection::outOfStep).forEach(it -> it.end(Cut.RST));
  }

  /** Ends what was imposed. */
  public void heal() {
    impose(new None());
  }

  /** Ends all connections that there are; new ones are taken. */
  public void cut(Cut how) {
    connections.forEach(connection -> connection.end(how));
  }

  @Override
  public synchronized void close() {
    refuse();
    impose(new Refusal());
    cut(Cut.RST);
  }

  /** The trouble of the moment, once it lets bytes of {@code direction} through. */
  Trouble awaitVoice(Direction direction) throws InterruptedException {
    synchronized (changed) {
      while (trouble instanceof Silence silence && silence.directions().contains(direction)) {
        changed.wait();
      }
      return trouble;
    }
  }

  Trouble trouble() {
    return trouble;
  }

  void lostOne() {
    lost.incrementAndGet();
  }

  void ended(ProxiedConnection connection) {
    connections.remove(connection);
  }

  private synchronized void listen() {
    if (listening == null) {
      listening = new Acceptor(name, address(), this::connect);
    }
  }

  private synchronized void refuse() {
    if (listening != null) {
      listening.close();
      listening = null;
    }
  }

  private void connect(Socket client) {
    Socket upstream = new Socket();
    try {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      upstream.connect(server);
      ProxiedConnection connection = new ProxiedConnection(this, client, upstream);
      connections.add(connection);
      connection.start(protocol);
    } catch (IOException away) {
      Sockets.close(client);
      Sockets.close(upstream);
    }
  }
}
