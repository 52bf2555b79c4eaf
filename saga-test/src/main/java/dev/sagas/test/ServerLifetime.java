package dev.sagas.test;

import java.util.function.Supplier;

/** Ends a server when the JVM ends, unless someone else does so in an order of their own. */
final class ServerLifetime {

  private final Thread hook;
  private final boolean endsWithJvm;
  private final Runnable end;
  private boolean ending;

  private ServerLifetime(boolean endsWithJvm, String name, Runnable end) {
    this.hook = new Thread(this::end, name);
    this.endsWithJvm = endsWithJvm;
    this.end = end;
  }

  static ServerLifetime begin(boolean endsWithJvm, String name, Runnable end) {
    ServerLifetime lifetime = new ServerLifetime(endsWithJvm, name, end);
    if (endsWithJvm) {
      Runtime.getRuntime().addShutdownHook(lifetime.hook);
    }
    return lifetime;
  }

  /** What happens when the JVM ends. */
  void end() {
    synchronized (this) {
      ending = true;
    }
    end.run();
  }

  /**
   * Starts a process of the server.
   *
   * @throws IllegalStateException if the JVM is ending: no one would end the process
   */
  synchronized <T> T start(Supplier<T> start) {
    if (ending) {
      throw new IllegalStateException("The JVM is ending: no server is started any more");
    }
    return start.get();
  }

  /** The server was closed: nothing is left to end. */
  void over() {
    if (endsWithJvm) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
