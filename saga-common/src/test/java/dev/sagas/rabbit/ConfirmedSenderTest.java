package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.BlockedCallback;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmCallback;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.UnblockedCallback;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ConfirmedSenderTest {

  private final ConnectionFactory factory = mock(ConnectionFactory.class);
  private final Channel channel = mock(Channel.class);
  private final Connection connection = mock(Connection.class);
  private ConfirmedSender sender;

  @BeforeEach
  void connect() throws Exception {
    when(factory.clone()).thenReturn(factory);
    when(factory.newConnection(anyList(), anyString())).thenReturn(connection);
    when(connection.createChannel()).thenReturn(channel);
    when(channel.isOpen()).thenReturn(true);
    sender =
        new ConfirmedSender(
            new BrokerLink(factory, List.of(new Address("localhost")), "shop"),
            "relay",
            Duration.ofMillis(20));
  }

  @Test
  void leavesAConnectionOnWhichNothingIsConfirmed() throws Exception {
    assertThatThrownBy(this::send).hasMessageContaining("no confirm within");

    verify(connection).abort(1_000);
    assertThatThrownBy(this::send).hasMessageContaining("no confirm within");
    verify(factory, times(2)).newConnection(anyList(), anyString());
  }

  @Test
  void keepsAConnectionOnWhichAnotherMessageWasConfirmed() throws Exception {
    send(() -> confirmAnother());

    verify(connection, never()).abort(1_000);
  }

  @Test
  void keepsAConnectionOnWhichTheBrokerSaysThatItBlocks() throws Exception {
    send(() -> block());

    verify(connection, never()).abort(1_000);
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Publishes, and has {@code step} happen before the time is over. */
  private void send(Step step) throws Exception {
    sender.publish("shop.events", "a", properties(), new byte[0]);
    long deadline = sender.deadline();
    step.run();
    assertThat(sender.silent(deadline)).hasMessageContaining("no confirm within");
  }

  private void send() throws UnconfirmedException {
    sender.send("shop.events", "a", properties(), new byte[0]);
  }

  private static BasicProperties properties() {
    return new BasicProperties.Builder().messageId("1").build();
  }

  private void confirmAnother() throws Exception {
    ArgumentCaptor<ConfirmCallback> acks = ArgumentCaptor.forClass(ConfirmCallback.class);
    verify(channel).addConfirmListener(acks.capture(), any());
    acks.getValue().handle(77, false);
  }

  private void block() throws Exception {
    ArgumentCaptor<BlockedCallback> blocked = ArgumentCaptor.forClass(BlockedCallback.class);
    verify(connection).addBlockedListener(blocked.capture(), any(UnblockedCallback.class));
    blocked.getValue().handle("memory");
  }
}
