package dev.sagas.endtoend.crash;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.sagas.endtoend.system.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Where the agents of services report, and from where they are commanded. */
public final class CrashControl implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final ServerSocket listening;
  private final Map<Long, Agent> agents = new ConcurrentHashMap<>();

  /** A control that takes reports at once. */
  public CrashControl() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "crash control");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The agent in a living process; puts it there when it has none.
   *
   * @throws IllegalStateException if the process takes no agent, say because it ended
   */
  public Agent agent(ServiceProcess process) {
    long pid = process.pid();
    Agent present = agents.get(pid);
    return present == null ? attach(process, pid) : present;
  }

  /** Later than by an option of the JVM, with which Java would not use its archive of classes. */
  private Agent attach(ServiceProcess process, long pid) {
    String arguments = "name=%s,port=%d".formatted(process.setup().label(), port());
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        machine.loadAgent(AgentJar.find().toString(), arguments);
      } finally {
        machine.detach();
      }
    } catch (IOException
        | AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException e) {
      throw new IllegalStateException("Cannot put an agent into " + process.name(), e);
    }
    return Awaitility.await("the agent in " + process.name())
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> agents.get(pid), Objects::nonNull);
  }

  private int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        greet(listening.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void greet(Socket socket) {
    try {
      Agent agent = Agent.greet(socket);
      agents.put(agent.pid(), agent);
      // In a long run the system gives the id of its process to another one.
      agent.end().thenRun(() -> agents.remove(agent.pid(), agent));
    } catch (IOException killed) {
      // It ended while it said who it was: another one will report.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
