package dev.sagas.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds TCP ports on the loopback interface that no one listens on. They lie below the range from
 * which Linux takes ports for outgoing connections, so that a server that was killed finds its port
 * free when it is started again. One JVM never gets the same port twice; another process may still
 * take it first, so a server that cannot bind has to ask again.
 */
public final class FreePorts {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /**
   * A free port that was not given before.
   *
   * @throws IllegalStateException if none is found
   */
  public static int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No free port between %d and %d on the loopback interface".formatted(LOWEST, HIGHEST));
  }

  /** {@code wanted} when it is free, else another port. */
  public static int preferring(int wanted) {
    return isFree(wanted) && GIVEN.add(wanted) ? wanted : next();
  }

  /** Whether no one listens on {@code port}, neither on the loopback interface nor on all. */
  public static boolean isFree(int port) {
    return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && canBind(new InetSocketAddress(port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
