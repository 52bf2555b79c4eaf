package dev.sagas.stack;

/** A service that was started. */
public interface RunningService {

  /** Such as {@code order}. */
  String name();

  /** Whether it could still answer: it neither ended nor was stopped. */
  boolean alive();

  /** Ends it as an administrator would, and returns when it has ended. */
  void stop();
}
