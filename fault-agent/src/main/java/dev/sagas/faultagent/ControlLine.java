package dev.sagas.faultagent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The connection to the test that commands this agent, one line each way:
 *
 * <ul>
 *   <li>agent: {@code HELLO name pid}, first of all
 *   <li>test: {@code ARM point hit}; agent: {@code ARMED}
 *   <li>test: {@code DISARM}; agent: {@code DISARMED}
 *   <li>test: {@code COUNT}; agent: {@code COUNTS point=count ...}
 *   <li>test: {@code PLANT fault}; agent: {@code PLANTED}
 *   <li>agent: {@code FAILED reason}, in place of any of these answers
 *   <li>agent: {@code CRASH point}, last of all
 * </ul>
 */
final class ControlLine {

  /** The exit status of a process that was killed with SIGKILL. */
  private static final int KILLED = 137;

  private final Socket socket;
  private final Instrumentation instrumentation;
  private final PrintWriter out;
  private final Hits hits = new Hits(this::crash);

  private ControlLine(Socket socket, Instrumentation instrumentation) throws IOException {
    this.socket = socket;
    this.instrumentation = instrumentation;
    this.out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static ControlLine open(String name, int port, Instrumentation instrumentation)
      throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    ControlLine line = new ControlLine(socket, instrumentation);
    line.out.println("HELLO " + name + " " + ProcessHandle.current().pid());
    Thread thread = new Thread(line::listen, "fault-agent");
    thread.setDaemon(true);
    thread.start();
    return line;
  }

  Hits hits() {
    return hits;
  }

  private void crash(Point point) {
    out.println("CRASH " + point);
    Runtime.getRuntime().halt(KILLED);
  }

  private void listen() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String command = in.readLine(); command != null; command = in.readLine()) {
        out.println(answerOrFailure(command.split(" ")));
      }
    } catch (IOException e) {
      System.err.println("fault-agent: " + e);
    }
    // Without its test no one wants this process to end.
    hits.disarm();
  }

  private String answerOrFailure(String... command) {
    try {
      return answer(command);
    } catch (RuntimeException e) {
      return "FAILED " + e;
    }
  }

  private String answer(String... command) {
    switch (command[0]) {
      case "ARM" -> {
        hits.arm(Point.parse(command[1]), Integer.parseInt(command[2]));
        return "ARMED";
      }
      case "DISARM" -> {
        hits.disarm();
        return "DISARMED";
      }
      case "COUNT" -> {
        return hits.counts().entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("", "COUNTS", ""));
      }
      case "PLANT" -> {
        // Until the process ends.
        Planted.plant(Plant.valueOf(command[1]), instrumentation);
        return "PLANTED";
      }
      default -> throw new IllegalArgumentException("Unknown command: " + command[0]);
    }
  }
}
