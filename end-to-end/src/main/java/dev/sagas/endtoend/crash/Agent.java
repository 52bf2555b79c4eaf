package dev.sagas.endtoend.crash;

import dev.sagas.faultagent.Plant;
import dev.sagas.faultagent.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The fault agent in one process, until that ends. */
public final class Agent {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final long pid;
  private final BufferedReader in;
  private final PrintWriter out;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  private Agent(String name, long pid, BufferedReader in, PrintWriter out) {
    this.name = name;
    this.pid = pid;
    this.in = in;
    this.out = out;
  }

  static Agent greet(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String hello = in.readLine();
    String[] words = hello == null ? new String[0] : hello.split(" ");
    if (words.length != 3 || !words[0].equals("HELLO")) {
      throw new IOException("not an agent: " + hello);
    }
    PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    Agent agent = new Agent(words[1], Long.parseLong(words[2]), in, out);
    Thread thread = new Thread(agent::listen, "agent in " + agent.name);
    thread.setDaemon(true);
    thread.start();
    return agent;
  }

  long pid() {
    return pid;
  }

  boolean ended() {
    return end.isDone();
  }

  /**
   * Completes when the process has ended: with the point, or empty when something else ended it.
   */
  public CompletableFuture<String> end() {
    return end.copy();
  }

  /**
   * Ends the process the {@code hit}th time that it passes {@code point} from now on.
   *
   * @throws IllegalStateException if the process ends before that
   */
  public void arm(Point point, int hit) {
    ask("ARM " + point + " " + hit);
  }

  /** Plants a bug in the process, until it ends. */
  void plant(Plant plant) {
    ask("PLANT " + plant);
  }

  /** Lets the process live. */
  public void disarm() {
    ask("DISARM");
  }

  /** How often each point was passed in this process. */
  public Map<Point, Long> counts() {
    Map<Point, Long> counts = new TreeMap<>();
    Stream.of(ask("COUNT").split(" "))
        .skip(1)
        .map(count -> count.split("="))
        .forEach(count -> counts.put(Point.parse(count[0]), Long.valueOf(count[1])));
    return counts;
  }

  private synchronized String ask(String command) {
    out.println(command);
    try {
      for (long left = PATIENCE.toMillis(); left > 0 && !ended(); left -= 100) {
        String answer = answers.poll(100, TimeUnit.MILLISECONDS);
        if (answer != null) {
          return checked(command, answer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("The agent in " + name + " does not answer " + command);
  }

  private String checked(String command, String answer) {
    if (answer.startsWith("FAILED ")) {
      throw new IllegalStateException(name + " answers " + command + " with " + answer);
    }
    return answer;
  }

  private void listen() {
    String crash = "";
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("CRASH ")) {
          crash = line.split(" ")[1];
        } else {
          answers.add(line);
        }
      }
    } catch (IOException killed) {
      // The end of its process, like the end of the stream.
    }
    end.complete(crash);
  }
}
