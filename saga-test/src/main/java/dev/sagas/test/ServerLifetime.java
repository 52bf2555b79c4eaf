package dev.sagas.test;

/** Ends a server when the JVM ends, unless someone else does so in an order of their own. */
final class ServerLifetime {

  private final Thread hook;
  private final boolean endsWithJvm;

  private ServerLifetime(Thread hook, boolean endsWithJvm) {
    this.hook = hook;
    this.endsWithJvm = endsWithJvm;
  }

  static ServerLifetime begin(boolean endsWithJvm, String name, Runnable end) {
    ServerLifetime lifetime = new ServerLifetime(new Thread(end, name), endsWithJvm);
    if (endsWithJvm) {
      Runtime.getRuntime().addShutdownHook(lifetime.hook);
    }
    return lifetime;
  }

  /** The server was closed: nothing is left to end. */
  void over() {
    if (endsWithJvm) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
