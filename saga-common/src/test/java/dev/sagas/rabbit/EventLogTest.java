package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.replay.ReplayStart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventLogTest {

  private final MovableClock clock = new MovableClock();
  private final UUID mark = UUID.randomUUID();
  private final MemoryLog memory;
  private final EventLog log;

  EventLogTest() throws Exception {
    memory = new MemoryLog();
    log = new EventLog(memory.link(), memory.sender, new ServiceNames("shop"), 1_000_000, clock);
  }

  @Test
  void handsOutTheMarkAsThePlaceToGoOnWith() throws Exception {
    memory.paid(clock.now);
    List<Long> places = new ArrayList<>();

    assertThat(read(places)).isTrue();
    memory.paid(clock.now);
    assertThat(read(places)).isTrue();

    assertThat(places).containsExactly(1L, 1L);
  }

  private boolean read(List<Long> places) throws Exception {
    return log.read(new ReplayStart.Beginning(), mark, (events, next) -> places.add(next));
  }

  @Test
  void isUnavailableOnAConnectionThatWasLostAtOnce() throws Exception {
    AlreadyClosedException lost =
        new AlreadyClosedException(new ShutdownSignalException(true, false, null, memory));
    when(memory.connection.createChannel()).thenThrow(lost);

    assertThatThrownBy(() -> read(new ArrayList<>()))
        .isInstanceOf(BrokerUnavailableException.class);
  }

  @Test
  void noticesAtOnceThatItsConsumerWasLost() throws Exception {
    memory.paid(clock.now);
    try (EventLogReader reader = EventLogReader.at(memory.link(), 0)) {
      memory.cancelConsumers();

      assertThat(reader.next(Duration.ofSeconds(10))).hasSize(1);
      assertThatThrownBy(() -> reader.next(Duration.ofMinutes(1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the broker ended the consumer");
    }
  }
}
