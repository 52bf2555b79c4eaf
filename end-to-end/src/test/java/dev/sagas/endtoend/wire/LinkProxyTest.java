package dev.sagas.endtoend.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.endtoend.wire.Trouble.Delay;
import dev.sagas.endtoend.wire.Trouble.Refusal;
import dev.sagas.endtoend.wire.Trouble.Silence;
import dev.sagas.endtoend.wire.Trouble.Throttle;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkProxyTest {

  private static final int SHORT = 200;
  private static final int PATIENCE = 5_000;

  private final EchoServer server = new EchoServer();
  private final LinkProxy link = new LinkProxy("test", server.port(), Protocol.ANY);
  private final Socket client = new Socket();

  @BeforeEach
  void connect() throws IOException {
    client.connect(link.address());
    client.setSoTimeout(PATIENCE);
    assertThat(echo("hello")).isEqualTo("hello");
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    link.close();
    server.close();
  }

  @Test
  void delays() throws IOException {
    link.impose(new Delay(Duration.ofMillis(SHORT), Duration.ofMillis(10)));

    long began = System.nanoTime();
    assertThat(echo("late")).isEqualTo("late");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(SHORT));
  }

  @Test
  void throttles() throws IOException {
    link.impose(new Throttle(100));

    long began = System.nanoTime();
    assertThat(echo("0123456789")).isEqualTo("0123456789");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(SHORT));
  }

  @Test
  void resets() {
    link.cut(Cut.RST);

    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(link.connections()).isZero();
  }

  @Test
  void endsInOrder() throws IOException {
    link.cut(Cut.FIN);

    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void refusesNewConnectionsUntilHealed() throws IOException {
    link.impose(new Refusal());

    assertThatThrownBy(LinkProxyTest.this::another).isInstanceOf(ConnectException.class);
    assertThat(echo("old friend")).isEqualTo("old friend");

    link.heal();
    another().close();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void fallsSilentAndDeliversInTheEnd(Direction direction) throws IOException {
    link.impose(new Silence(Set.of(direction), true));

    send("anyone?");
    client.setSoTimeout(SHORT);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    link.heal();
    client.setSoTimeout(PATIENCE);
    assertThat(receive("anyone?".length())).isEqualTo("anyone?");
  }

  @Test
  void fallsSilentAndForgetsItsConnections() throws IOException {
    link.impose(new Silence(EnumSet.allOf(Direction.class), false));

    send("anyone?");
    link.heal();

    assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
  }

  @Test
  void endsAConnectionWhoseServerIsAway() throws IOException {
    server.close();
    link.cut(Cut.RST);

    try (Socket socket = another()) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket another() throws IOException {
    Socket socket = new Socket(link.address().getAddress(), link.address().getPort());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private String echo(String text) throws IOException {
    send(text);
    return receive(text.length());
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String receive(int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }
}
