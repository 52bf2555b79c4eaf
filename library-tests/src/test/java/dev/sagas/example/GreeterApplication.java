package dev.sagas.example;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.choreography.Step;
import dev.sagas.inbox.Reaction;
import org.springframework.boot.autoconfigure.SpringBootApplication;

// tag::ten-lines[]
@SpringBootApplication
@Participant(
    value = "greeter",
    publishes = @Publishes(type = "greeter.greeted.v1", body = Greeted.class, terminal = true))
class GreeterApplication {
  @Handles("guest.arrived.v1")
  @Step("greet")
  @Emits("greeter.greeted.v1")
  Reaction greet(Arrived guest) {
    return Reaction.done(new Greeted("Welcome, " + guest.name()));
  }
}
// end::ten-lines[]
