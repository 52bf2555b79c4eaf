package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.application.Generations;
import dev.sagas.services.orderview.application.Generations.Building;
import dev.sagas.services.orderview.application.Rebuild;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/view}: builds the view anew from the event log, and says how far that is. */
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
   * @param building the one that is being built; null when there is none
   */
  record Status(int current, @Nullable Next building) {}

  /**
   * A generation that is being built.
   *
   * @param read events of the log that were looked at
   * @param reached when the last of them was stored
   */
  record Next(int number, long read, @Nullable Instant reached) {

    static Next of(Building building) {
      return new Next(building.number(), building.read(), building.reached());
    }
  }

  @ReadOperation
  Status status() {
    return new Status(generations.current(), generations.building().map(Next::of).orElse(null));
  }

  /** Begins; when one is being built already, that one goes on. */
  @WriteOperation
  Status begin() {
    rebuild.begin();
    return status();
  }
}
