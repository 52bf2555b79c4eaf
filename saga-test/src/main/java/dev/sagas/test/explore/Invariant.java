package dev.sagas.test.explore;

import java.util.Optional;

/** Something that holds for each saga, always or at its end. Must not keep anything. */
@FunctionalInterface
public interface Invariant {

  /** What is wrong; empty when nothing is. */
  Optional<String> broken(SagaView saga);
}
