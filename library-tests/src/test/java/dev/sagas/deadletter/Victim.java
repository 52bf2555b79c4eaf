package dev.sagas.deadletter;

import dev.sagas.test.Account;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import org.awaitility.Awaitility;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A process of a service that parks an event, redrives it, and is killed at one point of that. */
final class Victim {

  /** What a shell reports of a process that was killed by SIGKILL. */
  static final int KILLED = 137;

  /** Where it is killed. */
  enum Point {
    DRAIN_BEFORE_INSERT,
    DRAIN_BEFORE_ACK,
    BEFORE_PUBLISH,
    BEFORE_CONFIRM,
    BEFORE_SETTLEMENT,
    AFTER_SETTLEMENT
  }

  private final Point point;
  private final AtomicBoolean redriving = new AtomicBoolean();

  private Victim(Point point) {
    this.point = point;
  }

  /** Arguments: the point, then Spring's. */
  public static void main(String[] arguments) {
    Victim victim = new Victim(Point.valueOf(arguments[0]));
    String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
    DeadLetters letters =
        new SpringApplicationBuilder(StubbornCustomer.class)
            .web(WebApplicationType.NONE)
            .initializers(
                context -> context.getBeanFactory().addBeanPostProcessor(victim.new Deadly()))
            .run(settings)
            .getBean(DeadLetters.class);
    List<DeadLetter> parked =
        Awaitility.await()
            .atMost(java.time.Duration.ofMinutes(1))
            .until(() -> letters.list(DeadLetterFilter.all()), it -> !it.isEmpty());
    letters.redrive(parked.get(0).id(), Request.by(Account.OPERATOR.user()));
    System.exit(0);
  }

  private void dieAt(Point here) {
    if (here == point) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private final class Deadly implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (bean instanceof CachingConnectionFactory connections) {
        connections.getRabbitConnectionFactory().setSocketFactory(new DeadlySockets());
      }
      return bean instanceof DeadLetterStore store ? new DeadlyStore(store) : bean;
    }
  }

  private final class DeadlyStore implements DeadLetterStore {
    private final DeadLetterStore store;

    private DeadlyStore(DeadLetterStore store) {
      this.store = store;
    }

    @Override
    public boolean park(ParkedMessage message) {
      dieAt(Point.DRAIN_BEFORE_INSERT);
      boolean parked = store.park(message);
      dieAt(Point.DRAIN_BEFORE_ACK);
      return parked;
    }

    @Override
    public boolean beginRedrive(long id, AuditEntry audit) {
      boolean begun = store.beginRedrive(id, audit);
      redriving.set(true);
      dieAt(Point.BEFORE_PUBLISH);
      return begun;
    }

    @Override
    public boolean redriven(long id, AuditEntry audit, Instant now) {
      dieAt(Point.BEFORE_SETTLEMENT);
      boolean settled = store.redriven(id, audit, now);
      dieAt(Point.AFTER_SETTLEMENT);
      return settled;
    }

    @Override
    public void notRedriven(long id, AuditEntry audit) {
      store.notRedriven(id, audit);
    }

    @Override
    public List<DeadLetter> list(DeadLetterFilter filter) {
      return store.list(filter);
    }

    @Override
    public Optional<DeadLetterDetails> find(long id) {
      return store.find(id);
    }

    @Override
    public Map<String, Long> countByType() {
      return store.countByType();
    }

    @Override
    public boolean discard(long id, DeadLetterState from, AuditEntry audit, Instant now) {
      return store.discard(id, from, audit, now);
    }

    @Override
    public void audit(long id, AuditEntry audit) {
      store.audit(id, audit);
    }

    @Override
    public int purge(Instant moment, int limit) {
      return store.purge(moment, limit);
    }
  }

  /** Sockets that kill once the redriven body has left the process. */
  private final class DeadlySockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public OutputStream getOutputStream() throws IOException {
          return new DeadlyStream(super.getOutputStream());
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, java.net.InetAddress local, int localPort) {
      throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(java.net.InetAddress host, int port) {
      throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(
        java.net.InetAddress host, int port, java.net.InetAddress local, int localPort) {
      throw new UnsupportedOperationException("the client connects by itself");
    }
  }

  private final class DeadlyStream extends FilterOutputStream {
    DeadlyStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
      if (redriving.get() && text.contains("orderId")) {
        out.flush();
        dieAt(Point.BEFORE_CONFIRM);
      }
    }
  }
}
