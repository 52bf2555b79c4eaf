package dev.sagas.test.explore;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.choreography.Step;
import dev.sagas.event.NewEvent;
import dev.sagas.inbox.Reaction;
import dev.sagas.outbox.Outbox;
import java.util.UUID;

/** Guests who book a table, and may call it off. */
final class Tables {

  record Booked(UUID visit) {}

  record CalledOff(UUID visit) {}

  record Laid(UUID visit) {}

  record Cleared(UUID visit) {}

  record Visit(UUID visit) {}

  private Tables() {}

  @Participant(
      value = "guest",
      publishes = {
        @Publishes(type = "guest.booked.v1", body = Booked.class),
        @Publishes(type = "guest.called-off.v1", body = CalledOff.class)
      })
  static final class GuestApplication {}

  /** What guests ask for. */
  static final class Guests {
    private final Outbox outbox;

    Guests(Outbox outbox) {
      this.outbox = outbox;
    }

    @Emits("guest.booked.v1")
    void book(UUID visit) {
      outbox.append(NewEvent.of(new Booked(visit)).inSaga(visit));
    }

    @Emits("guest.called-off.v1")
    void callOff(UUID visit) {
      outbox.append(NewEvent.of(new CalledOff(visit)).inSaga(visit));
    }
  }

  @Participant(
      value = "waiter",
      publishes = {
        @Publishes(type = "waiter.laid.v1", body = Laid.class, terminal = true),
        @Publishes(type = "waiter.cleared.v1", body = Cleared.class, terminal = true)
      })
  static final class WaiterApplication {}

  /** Lays tables, and clears them. */
  static final class Waiter {
    private final Room room;

    Waiter(Room room) {
      this.room = room;
    }

    @Handles("guest.booked.v1")
    @Step("lay")
    @Emits("waiter.laid.v1")
    Reaction lay(Visit guest) {
      room.laid().put(guest.visit(), guest.visit());
      return Reaction.done(new Laid(guest.visit()));
    }

    @Handles("guest.called-off.v1")
    @Compensates("lay")
    @Emits("waiter.cleared.v1")
    Reaction clear(Visit guest) {
      room.laid().delete(guest.visit());
      return Reaction.done(new Cleared(guest.visit()));
    }
  }

  /** The repository. */
  record Room(Table<UUID> laid) {}
}
