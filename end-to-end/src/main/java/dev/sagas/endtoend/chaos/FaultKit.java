package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.ServiceSetup;
import java.util.List;

/**
 * Faults of one area, and what they need in place before the services start. To take part in the
 * runs, name it in {@link FaultKits}.
 */
public interface FaultKit extends AutoCloseable {

  /**
   * How a service is started so that this kit's faults can reach it: through a proxy, say, or with
   * an agent. Called once for each instance of a service, before its first start; instances of one
   * service differ in their label.
   */
  default ServiceSetup equip(ServiceSetup setup) {
    return setup;
  }

  /** Its faults, now that the services run; called once. */
  List<Fault> faults(ChaosSystem system);

  /** Whether so much stays whole that its faults strike beside those of all other kits. */
  default boolean besideOthers() {
    return false;
  }

  /** Lines for the report besides what is counted for every fault: crash points hit, say. */
  default List<String> findings() {
    return List.of();
  }

  /** Ends what it started; called once, after the services have ended. */
  @Override
  default void close() {}
}
