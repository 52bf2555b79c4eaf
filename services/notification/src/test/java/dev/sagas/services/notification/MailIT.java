package dev.sagas.services.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.UuidV7;
import dev.sagas.test.RecordedEvent;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who gets which mail. */
class MailIT extends RunningNotificationService {

  private final String email = "ada" + System.nanoTime() + "@example.com";
  private final UUID order = UuidV7.next();

  @Test
  void welcomesWhoeverRegisters() throws Exception {
    register("Ada & <Co>", email);

    MimeMessage mail = awaitMails(email, 1).get(0);

    assertThat(mail.getSubject()).isEqualTo("Welcome");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(plain(mail)).startsWith("Welcome, Ada & <Co>.");
    assertThat(html(mail)).contains("Welcome, <span>Ada &amp; &lt;Co&gt;</span>");
  }

  @Test
  void confirmsAnOrderThatIsPaidFor() throws Exception {
    UUID customer = register("Ada", email);
    publish(
        "inventory.product-listed.v1",
        UuidV7.next(),
        Map.of("sku", "LAMP", "version", 1, "name", "Desk lamp", "price", money(2549)));
    place(customer);
    complete(customer);

    MimeMessage mail = awaitMails(email, 2).get(1);

    assertThat(mail.getSubject()).isEqualTo("Your order is confirmed");
    assertThat(plain(mail))
        .contains("Your order " + order)
        .containsPattern("2 x (Desk lamp|LAMP): 50.98 GBP")
        .contains("Total: 50.98 GBP");
    RecordedEvent sent = PROBE.await("notification.sent.v1", order);
    assertThat(sent.body().get("kind").asText()).isEqualTo("CONFIRMATION");
    assertThat(sent.body().get("customerId").asText()).isEqualTo(customer.toString());
  }

  @Test
  void tellsWhyAnOrderIsCancelled() throws Exception {
    UUID customer = register("Ada", email);
    awaitMails(email, 1);
    publish(
        "order.cancelled.v1",
        order,
        Map.of("orderId", order, "customerId", customer, "reason", "PAYMENT_DECLINED"));

    MimeMessage mail = awaitMails(email, 2).get(1);

    assertThat(mail.getSubject()).isEqualTo("Your order is cancelled");
    assertThat(plain(mail))
        .contains("Your payment was declined.")
        .doesNotContain("You asked for it.");
    assertThat(html(mail))
        .contains("Your payment was declined.")
        .doesNotContain("You asked for it.");
  }

  @Test
  void tellsOfMoneyThatIsBackInWhicheverOrderItLearnsOfIt() throws Exception {
    UUID customer = register("Ada", email);
    UUID other = UuidV7.next();
    awaitMails(email, 1);
    capture(order, customer);
    release(order);
    release(other);
    capture(other, customer);

    List<MimeMessage> mails = awaitMails(email, 3);

    assertThat(mails.subList(1, 3))
        .allSatisfy(
            mail -> {
              assertThat(mail.getSubject()).isEqualTo("Your money is on its way back");
              assertThat(plain(mail)).contains("50.98 GBP");
            });
  }

  @Test
  void sendsEachMailOnceHoweverOftenItsEventComes() throws Exception {
    UUID customer = register("Ada", email);
    place(customer);
    for (int i = 0; i < 5; i++) {
      // Events of their own, as after a redrive of a copy: no inbox tells that.
      complete(customer);
    }
    publish("customer.registered.v1", UuidV7.next(), registration(UUID.randomUUID()));

    awaitMails(email, 3);

    assertThat(book(email)).hasSize(3);
    assertThat(to(email))
        .extracting(MimeMessage::getMessageID)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.endsWith("@shop.example>"));
  }

  @Test
  void waitsForWhatItDoesNotKnowYet() {
    UUID customer = UuidV7.next();
    complete(customer);
    await()
        .atMost(PATIENCE)
        .until(() -> waiting("notification.retry.1s") + waiting("notification.retry.5s") > 0);
    publish("customer.registered.v1", UuidV7.next(), registration(customer));
    place(customer);

    assertThat(awaitMails(email, 2)).hasSize(2);
  }

  @Test
  void showsWhatWasSentAsItLooks() throws Exception {
    register("Ada", email);
    MimeMessage mail = awaitMails(email, 1).get(0);
    JsonNode entry =
        await()
            .atMost(PATIENCE)
            .until(
                () -> book(email),
                book -> book.size() == 1 && book.at("/0/state").asText().equals("SENT"))
            .get(0);

    JsonNode shown = rest.getForObject("/mails/{id}", JsonNode.class, entry.get("id").asText());

    assertThat(shown.get("subject").asText()).isEqualTo(mail.getSubject());
    assertThat(lines(shown.get("html").asText())).isEqualTo(lines(html(mail)));
    assertThat(lines(shown.get("plain").asText())).isEqualTo(lines(plain(mail)));
  }

  private void place(UUID customer) {
    publish(
        "order.placed.v1",
        order,
        Map.of(
            "orderId", order,
            "customerId", customer,
            "lines", List.of(Map.of("sku", "LAMP", "quantity", 2, "unitPrice", money(2549)))));
  }

  private void complete(UUID customer) {
    publish(
        "order.completed.v1",
        order,
        Map.of("orderId", order, "customerId", customer, "total", money(5098)));
  }

  private static void capture(UUID order, UUID customer) {
    publish(
        "payment.captured.v1",
        order,
        Map.of("orderId", order, "customerId", customer, "amount", money(5098)));
  }

  private static void release(UUID order) {
    publish("payment.released.v1", order, Map.of("orderId", order, "effect", "RELEASED"));
  }

  private Map<String, Object> registration(UUID customer) {
    return Map.of("customerId", customer, "version", 1, "name", "Ada", "email", email);
  }

  private static int waiting(String queue) {
    int[] messages = new int[1];
    SERVERS
        .broker()
        .asOperator(channel -> messages[0] = channel.queueDeclarePassive(queue).getMessageCount());
    return messages[0];
  }

  private static List<String> lines(String text) {
    return text.strip().lines().map(String::stripTrailing).toList();
  }

  private static String plain(MimeMessage mail) throws Exception {
    return text(mail.getContent(), "text/plain");
  }

  private static String html(MimeMessage mail) throws Exception {
    return text(mail.getContent(), "text/html");
  }

  private static String text(Object content, String type) throws Exception {
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type)) {
          return String.valueOf(part.getContent());
        }
        if (part.isMimeType("multipart/*")) {
          return text(part.getContent(), type);
        }
      }
    }
    throw new IllegalStateException("no part is " + type);
  }
}
