package dev.sagas.choreography.manifest;

import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.inbox.Reaction;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;

/** A service of whose classes not all are beans. */
@Participant("half")
class Half {

  record Body() {}

  @Bean
  Made made() {
    return new Made();
  }

  static class Made {
    @Handles("other.happened.v1")
    Reaction made(Body body) {
      return Reaction.done();
    }
  }

  @Service
  static class Marked {
    @Handles("other.happened.v1")
    Reaction marked(Body body) {
      return Reaction.done();
    }
  }

  static class Forgotten {
    @Handles("other.happened.v1")
    Reaction forgotten(Body body) {
      return Reaction.done();
    }
  }
}
