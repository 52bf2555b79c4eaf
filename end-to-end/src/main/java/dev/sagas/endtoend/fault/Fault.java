package dev.sagas.endtoend.fault;

import java.util.Set;
import java.util.random.RandomGenerator;

/** One kind of fault: it breaks a part of the running system and mends it again. */
public interface Fault {

  /**
   * What is counted in the report, such as {@code kill -9 of a service}. Several faults may be of
   * one kind, each on parts of its own: a run draws the kind first, and then one of them.
   */
  String kind();

  /**
   * The parts that it breaks, such as {@code order} or {@code broker}. Faults of disjoint parts may
   * strike at the same time; no two strike the same part at once.
   */
  Set<String> parts();

  /**
   * Breaks, holds as long as it likes, and mends; returns when the part serves again. Called from
   * one of several threads, more than once.
   *
   * @param random the only source of choice, so that a seed gives the same plan
   * @throws Exception if the fault could not be injected or the part did not come back: the run
   *     fails
   */
  void strike(RandomGenerator random) throws Exception;
}
