package dev.sagas.services.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sagas.event.UuidV7;
import dev.sagas.test.EventProbe;
import dev.sagas.test.FreePorts;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.StatementLog;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with a real PostgreSQL, RabbitMQ and mail server; all tests share it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StatementLog.class)
public abstract class RunningNotificationService {

  protected static final PrivateServers SERVERS = PrivateServers.shared();
  protected static final Duration PATIENCE = Duration.ofSeconds(60);
  protected static final int SMTP_PORT = FreePorts.next();
  protected static final GreenMail MAILS = mailServer();
  protected static final EventProbe PROBE = SERVERS.probe("notification.events");

  @Autowired protected TestRestTemplate rest;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry registry) {
    SERVERS.connect(registry, "notification");
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> SMTP_PORT);
  }

  private static GreenMail mailServer() {
    GreenMail server =
        new GreenMail(new ServerSetup(SMTP_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  /** Registers a customer; returns the id. */
  protected static UUID register(String name, String email) {
    UUID customer = UuidV7.next();
    publish(
        "customer.registered.v1",
        UuidV7.next(),
        Map.of(
            "customerId", customer,
            "version", 1,
            "name", name,
            "email", email,
            "creditLimit", money(100_000)));
    return customer;
  }

  protected static void publish(String type, UUID saga, Map<String, Object> body) {
    SERVERS.publisher().publish(type, UuidV7.next(), saga, body);
  }

  protected static Map<String, Object> money(long amount) {
    return Map.of("amount", amount, "currency", "GBP");
  }

  /** The mails to an address, once there are so many. */
  protected static List<MimeMessage> awaitMails(String email, int count) {
    return Awaitility.await("mails to " + email)
        .atMost(PATIENCE)
        .until(() -> to(email), mails -> mails.size() == count);
  }

  protected static List<MimeMessage> to(String email) {
    return Arrays.stream(MAILS.getReceivedMessagesForDomain(email)).toList();
  }

  protected JsonNode book(String email) {
    return rest.getForObject("/mails?recipient={email}", JsonNode.class, email);
  }
}
