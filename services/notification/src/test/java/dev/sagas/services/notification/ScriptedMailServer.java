package dev.sagas.services.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as much SMTP as it takes to refuse a recipient, or to lose an answer. */
final class ScriptedMailServer implements AutoCloseable {

  private static final String MESSAGE_ID = "Message-ID:";

  private final ServerSocket socket;
  private final Deque<String> toRecipients = new ArrayDeque<>();
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> messageIds = new CopyOnWriteArrayList<>();
  private volatile boolean losesAnAnswer;

  private ScriptedMailServer(ServerSocket socket, List<String> toRecipients) {
    this.socket = socket;
    this.toRecipients.addAll(toRecipients);
  }

  /** Answers to recipients, one after the other; the last one again and again. */
  static ScriptedMailServer on(int port, String... toRecipients) throws IOException {
    ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    ScriptedMailServer server = new ScriptedMailServer(socket, List.of(toRecipients));
    Thread thread = new Thread(server::serve, "scripted mail server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** Takes the first message, and says so to no one. */
  ScriptedMailServer losingTheFirstAnswer() {
    losesAnAnswer = true;
    return this;
  }

  List<String> recipients() {
    return List.copyOf(recipients);
  }

  /** Of the messages that it has got whole. */
  List<String> messageIds() {
    return List.copyOf(messageIds);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        converse(client);
      } catch (IOException e) {
        // The client, or the test, has ended it.
        continue;
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = client.getOutputStream();
    say(out, "220 scripted");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT TO:")) {
        recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
        say(out, answer());
      } else if (command.startsWith("DATA")) {
        say(out, "354 go on");
        messageIds.add(readMessage(in));
        if (losesAnAnswer) {
          losesAnAnswer = false;
          return;
        }
        say(out, "250 2.0.0 taken");
      } else if (command.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private synchronized String answer() {
    return toRecipients.size() > 1 ? toRecipients.remove() : toRecipients.element();
  }

  private static String readMessage(BufferedReader in) throws IOException {
    String id = "";
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      if (line.startsWith(MESSAGE_ID)) {
        id = line.substring(MESSAGE_ID.length()).strip();
      }
    }
    return id;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
