package dev.sagas.endtoend.wire;

import dev.sagas.endtoend.wire.Trouble.Delay;
import dev.sagas.endtoend.wire.Trouble.Loss;
import dev.sagas.endtoend.wire.Trouble.Throttle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** One client's connection and its counterpart to the server. */
final class ProxiedConnection {

  private static final int CHUNK = 32 * 1024;

  private final LinkProxy link;
  private final Socket client;
  private final Socket server;
  private volatile boolean outOfStep;

  ProxiedConnection(LinkProxy link, Socket client, Socket server) {
    this.link = link;
    this.client = client;
    this.server = server;
  }

  void start(Protocol protocol) {
    new Pump(Direction.TO_SERVER, protocol).start(client, server);
    new Pump(Direction.TO_CLIENT, protocol).start(server, client);
  }

  /** Whether its ends no longer agree on what was said. */
  boolean outOfStep() {
    return outOfStep;
  }

  void end(Cut how) {
    for (Socket socket : new Socket[] {client, server}) {
      if (how == Cut.RST) {
        Sockets.reset(socket);
      } else {
        Sockets.close(socket);
      }
    }
    link.ended(this);
  }

  /** Carries bytes in one direction until one side ends. */
  private final class Pump {
    private final Direction direction;
    private final Splitter splitter;

    Pump(Direction direction, Protocol protocol) {
      this.direction = direction;
      this.splitter = protocol.splitter(direction);
    }

    void start(Socket from, Socket to) {
      Threads.start(link.name() + " " + direction, () -> run(from, to));
    }

    private void run(Socket from, Socket to) {
      byte[] chunk = new byte[CHUNK];
      try {
        for (int read = from.getInputStream().read(chunk);
            read >= 0;
            read = from.getInputStream().read(chunk)) {
          Trouble trouble = link.awaitVoice(direction);
          byte[] passed = pass(Arrays.copyOf(chunk, read), trouble);
          to.getOutputStream().write(passed);
          endIfHealedMeanwhile(trouble);
        }
        link.awaitVoice(direction);
        end(Cut.FIN);
      } catch (IOException broken) {
        // One side is reset, or was cut here: so is the other.
        end(Cut.RST);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        end(Cut.RST);
      }
    }

    /** The proxy ends what lost something before it was healed, and this is after it. */
    private void endIfHealedMeanwhile(Trouble trouble) {
      if (outOfStep && link.trouble() != trouble) {
        end(Cut.RST);
      }
    }

    private byte[] pass(byte[] bytes, Trouble trouble) throws InterruptedException {
      // These sleeps are the trouble itself: a link that is slow, or narrow.
      if (trouble instanceof Delay delay) {
        Thread.sleep(delay.latency().plus(jitter(delay.jitter())).toMillis());
      } else if (trouble instanceof Throttle throttle) {
        Thread.sleep(1_000L * bytes.length / throttle.bytesPerSecond());
      }
      ByteArrayOutputStream passed = new ByteArrayOutputStream(bytes.length);
      for (byte[] message : splitter.split(bytes)) {
        if (vanishes(message, trouble)) {
          outOfStep = true;
          link.lostOne();
        } else {
          passed.writeBytes(message);
        }
      }
      return passed.toByteArray();
    }

    private boolean vanishes(byte[] message, Trouble trouble) {
      return trouble instanceof Loss loss
          && loss.direction() == direction
          && (outOfStep ? loss.more() : loss.begin()).test(message);
    }

    private Duration jitter(Duration most) {
      return most.isZero()
          ? most
          : Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos()));
    }
  }
}
