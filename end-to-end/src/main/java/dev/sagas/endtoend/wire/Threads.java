package dev.sagas.endtoend.wire;

/** Threads that do not keep the JVM alive. */
final class Threads {

  private Threads() {}

  static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, "link " + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
