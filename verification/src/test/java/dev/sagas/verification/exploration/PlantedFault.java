package dev.sagas.verification.exploration;

import dev.sagas.test.explore.World;
import java.util.function.Supplier;

/**
 * A safeguard taken away.
 *
 * @param name the rule that is broken
 * @param code what to change in loaded classes while the world is explored
 * @param world where it has to be noticed
 */
record PlantedFault(String name, Redefinition code, Supplier<World> world) {

  /** Without a change of any class. */
  static PlantedFault of(String name, Supplier<World> world) {
    return new PlantedFault(name, Redefinition.none(), world);
  }

  @Override
  public String toString() {
    return name;
  }
}
