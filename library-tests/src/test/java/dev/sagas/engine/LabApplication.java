package dev.sagas.engine;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A participant whose handlers do what a test's {@link Script} says. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({LabHandlers.class, LabCharging.class})
@Participant(
    value = "lab",
    publishes = {
      @Publishes(type = "lab.counted.v1", body = LabEvents.Counted.class, terminal = true),
      @Publishes(type = "lab.reminded.v1", body = LabEvents.Reminded.class, terminal = true),
      @Publishes(type = "lab.padded.v1", body = LabEvents.Padded.class, terminal = true),
      @Publishes(type = "lab.reserved.v1", body = LabEvents.Reserved.class, terminal = true),
      @Publishes(type = "lab.refused.v1", body = LabEvents.Refused.class, terminal = true),
      @Publishes(type = "lab.released.v1", body = LabEvents.Released.class, terminal = true),
      @Publishes(type = "lab.noted.v1", body = LabEvents.Noted.class, terminal = true),
      @Publishes(type = "lab.charged.v1", body = LabEvents.Charged.class, terminal = true),
      @Publishes(type = "lab.undeclared.v1", body = LabEvents.Undeclared.class, terminal = true)
    })
class LabApplication {}
