package dev.sagas.endtoend.fault;

import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A fault whose strike is a function.
 *
 * @param kind what is counted
 * @param parts what it breaks
 * @param action breaks, holds and mends
 */
public record Blow(String kind, Set<String> parts, Action action) implements Fault {

  /** Breaks, holds and mends. */
  @FunctionalInterface
  public interface Action {
    void strike(RandomGenerator random) throws Exception;
  }

  @Override
  public void strike(RandomGenerator random) throws Exception {
    action.strike(random);
  }
}
