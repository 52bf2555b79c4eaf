package dev.sagas.stack;

/** A part of the running system that can be stopped, and started again at the same place. */
final class Part {

  private final String name;
  private final Runnable start;
  private final Runnable stop;
  private volatile State state = State.RUNNING;

  /** Where a part is. */
  enum State {
    RUNNING,
    STOPPING,
    STOPPED,
    STARTING
  }

  /**
   * A part that runs.
   *
   * @param start returns when it serves
   * @param stop returns when it has ended
   */
  Part(String name, Runnable start, Runnable stop) {
    this.name = name;
    this.start = start;
    this.stop = stop;
  }

  String name() {
    return name;
  }

  State state() {
    return state;
  }

  /** Begins to stop it; false when it does not run. */
  boolean stop() {
    return change(State.RUNNING, State.STOPPING, stop, State.STOPPED);
  }

  /** Begins to start it; false when it is not stopped. */
  boolean start() {
    return change(State.STOPPED, State.STARTING, start, State.RUNNING);
  }

  private synchronized boolean change(State from, State during, Runnable work, State to) {
    if (state != from) {
      return false;
    }
    state = during;
    Thread worker = new Thread(() -> finish(work, from, to), "part " + name);
    worker.setDaemon(true);
    worker.start();
    return true;
  }

  /** What cannot be done can be tried again. */
  private void finish(Runnable work, State from, State to) {
    try {
      work.run();
      state = to;
    } catch (RuntimeException e) {
      state = from;
      System.err.printf("The part %s did not change: %s%n", name, e);
    }
  }
}
