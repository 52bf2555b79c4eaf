package dev.sagas.stack;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server that takes every mail and delivers none: what services send stays here. */
final class MailSink implements AutoCloseable {

  private static final int USUAL_PORT = 3025;
  private static final long START_TIMEOUT_MILLIS = 20_000;

  private final GreenMail server;
  private final int port;

  private MailSink(GreenMail server, int port) {
    this.server = server;
    this.port = port;
  }

  static MailSink start(StackSettings settings, String host) {
    int port = settings.port(USUAL_PORT);
    ServerSetup setup = new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(START_TIMEOUT_MILLIS);
    GreenMail server = new GreenMail(setup);
    server.start();
    return new MailSink(server, port);
  }

  /** Where it takes mails by SMTP. */
  int port() {
    return port;
  }

  @Override
  public void close() {
    server.stop();
  }
}
