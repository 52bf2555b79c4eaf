package dev.sagas.stack;

import dev.sagas.test.ServerAddresses;
import java.util.Map;

/**
 * Where the running system is.
 *
 * @param services the URL of each service by its name
 * @param servers PostgreSQL and RabbitMQ
 * @param mailPort where the mail server takes mails by SMTP
 */
public record StackAddresses(Map<String, String> services, ServerAddresses servers, int mailPort) {

  /** The service that has the console. */
  static final String CONSOLE = "order-view";
}
