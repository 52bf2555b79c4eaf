package dev.sagas.example.till;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import java.util.UUID;

/** The till. */
@Participant(
    value = "till",
    publishes = {
      @Publishes(type = "till.paid.v1", body = TillApplication.Paid.class),
      @Publishes(type = "till.declined.v1", body = TillApplication.Declined.class)
    })
public class TillApplication {

  record Paid(UUID basketId) {}

  record Declined(UUID basketId) {}
}
