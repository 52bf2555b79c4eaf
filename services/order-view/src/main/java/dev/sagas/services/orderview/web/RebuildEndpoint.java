package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.Generations;
import dev.sagas.services.orderview.application.Generations.Building;
import dev.sagas.services.orderview.application.Rebuild;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/view}: builds the view anew from the event log, says how far that is, and gives
 * it up.
 */
@Component
@Endpoint(id = "view")
class RebuildEndpoint {

  private final Rebuild rebuild;
  private final Generations generations;

  RebuildEndpoint(Rebuild rebuild, Generations generations) {
    this.rebuild = rebuild;
    this.generations = generations;
  }

  /**
   * Which generations there are.
   *
   * @param current the one that is read
   * @param skipped events that were left out when that one was built
   * @param building the one that is being built; null when there is none
   */
  record Status(int current, long skipped, @Nullable Next building) {}

  /**
   * A generation that is being built.
   *
   * @param read events of the log that were looked at
   * @param skipped of them, those that could not be read or kept, and were left out
   * @param reached when the last of them was stored
   */
  record Next(int number, long read, long skipped, @Nullable Instant reached) {

    static Next of(Building building) {
      return new Next(building.number(), building.read(), building.skipped(), building.reached());
    }
  }

  @ReadOperation
  Status status() {
    return new Status(
        generations.current(),
        generations.skipped(),
        generations.building().map(Next::of).orElse(null));
  }

  /** Begins; when one is being built already, that one goes on. */
  @WriteOperation
  Status begin() {
    rebuild.begin();
    return status();
  }

  /**
   * Gives up the one that is being built, if any; what was kept in it is dropped a little later.
   */
  @DeleteOperation
  Status giveUp() {
    rebuild.giveUp();
    return status();
  }
}
