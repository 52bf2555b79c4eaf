package dev.sagas.faultagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.impl.ChannelN;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgStatement;

class InstrumenterTest {

  private static final Instrumentation JVM = ByteBuddyAgent.install();

  private final List<Throwable> failures = new ArrayList<>();
  private final Instrumenter instrumenter = new Instrumenter(JVM, failures::add);
  private Runnable undo = () -> {};

  @AfterEach
  void undo() {
    undo.run();
  }

  /** Loads the drivers first: an agent that is attached finds them so. */
  @Test
  void findsEveryMethodOfTheDrivers() throws ClassNotFoundException {
    for (Class<?> driver : List.of(PgConnection.class, PgStatement.class, ChannelN.class)) {
      Class.forName(driver.getName());
    }

    undo = instrumenter.make(Change.ofDrivers());

    assertThat(failures).isEmpty();
  }

  @Test
  void findsEveryMethodThatIsPlanted() throws ClassNotFoundException {
    for (Plant plant : Plant.values()) {
      for (Change change : plant.changes()) {
        Class.forName(change.type());
      }
      instrumenter.make(plant.changes()).run();
    }

    assertThat(failures).isEmpty();
  }

  @Test
  void saysSoWhenAMethodIsNotThereAnyMore() throws ClassNotFoundException {
    Class.forName(ChannelN.class.getName());

    undo =
        instrumenter.make(
            List.of(
                Change.of(
                    ChannelN.class.getName(),
                    Change.called("basicPublishLater", 1),
                    DriverAdvice.Publish.class)));

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure -> assertThat(failure.getCause()).hasMessageContaining("basicPublishLater"));
  }
}
