package dev.sagas.test.explore;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.choreography.Step;
import dev.sagas.inbox.Reaction;
import dev.sagas.test.explore.Tables.Cleared;
import dev.sagas.test.explore.Tables.Laid;
import dev.sagas.test.explore.Tables.Visit;
import java.util.UUID;

/** A room with few tables, which guests compete for. */
final class LastTable {

  static final String FREE = "free";

  private LastTable() {}

  @Participant(
      value = "host",
      publishes = {
        @Publishes(type = "host.laid.v1", body = Laid.class, terminal = true),
        @Publishes(type = "host.cleared.v1", body = Cleared.class, terminal = true)
      })
  static final class HostApplication {}

  /** Gives tables away while there are any, and takes them back. */
  static final class Host {
    private final Hall hall;

    Host(Hall hall) {
      this.hall = hall;
    }

    @Handles("guest.booked.v1")
    @Step("seat")
    @Emits("host.laid.v1")
    Reaction seat(Visit guest) {
      if (hall.free() > 0) {
        hall.change(-1);
        hall.seated().put(guest.visit(), guest.visit());
      }
      return Reaction.done(new Laid(guest.visit()));
    }

    @Handles("guest.called-off.v1")
    @Compensates("seat")
    @Emits("host.cleared.v1")
    Reaction leave(Visit guest) {
      if (hall.seated().find(guest.visit()).isPresent()) {
        hall.change(1);
        hall.seated().delete(guest.visit());
      }
      return Reaction.done(new Cleared(guest.visit()));
    }
  }

  /**
   * The repository.
   *
   * @param locked false for the negative control that counts free tables without a lock
   */
  record Hall(Table<UUID> seated, Table<Integer> tables, boolean locked) {

    int free() {
      return (locked ? tables.lock(FREE) : tables.glance(FREE)).orElseThrow();
    }

    void change(int by) {
      tables.put(FREE, free() + by);
    }
  }
}
