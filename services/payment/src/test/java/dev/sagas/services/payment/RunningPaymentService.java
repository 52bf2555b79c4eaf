package dev.sagas.services.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.StatementLog;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real PostgreSQL and a real RabbitMQ; all integration tests share it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    classes = {PaymentApplication.class, GatedProviderConfiguration.class})
@Import(StatementLog.class)
public abstract class RunningPaymentService {

  protected static final PrivateServers SERVERS = PrivateServers.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EventProbe PROBE = SERVERS.probe("payment.events");

  @Autowired protected TestRestTemplate rest;
  @Autowired protected JdbcClient jdbc;

  @Autowired
  @Qualifier("outsideProvider")
  private PaymentProvider outsideProvider;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry registry) {
    SERVERS.connect(registry, "payment");
  }

  protected GatedProvider provider() {
    return (GatedProvider) outsideProvider;
  }

  protected TestOrder order(String method) {
    return new TestOrder(SERVERS.publisher(), method);
  }

  protected static RecordedEvent await(TestOrder order, String type) {
    return PROBE.await(type, order.id());
  }

  /** What this service published of the order so far, in the order of arrival. */
  protected static List<String> published(TestOrder order) {
    return PROBE.events(order.id()).stream().map(RecordedEvent::type).toList();
  }

  protected static List<RecordedEvent> events(TestOrder order) {
    return PROBE.events(order.id());
  }

  /** The payment over HTTP, once it is in {@code state}. */
  protected JsonNode awaitState(TestOrder order, String state) {
    return Awaitility.await("payment " + state)
        .atMost(PATIENCE)
        .until(() -> payment(order), payment -> payment.path("state").asText().equals(state));
  }

  protected JsonNode payment(TestOrder order) {
    return rest.getForObject("/payments/{id}", JsonNode.class, order.id());
  }

  protected UUID paymentId(TestOrder order) {
    return UUID.fromString(payment(order).get("paymentId").asText());
  }

  /** Waits until every event that was published of the order has taken effect here. */
  protected void awaitHandled(TestOrder order) {
    Awaitility.await("all events handled")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select count(*) from saga.inbox where event_id in (:ids)")
                            .param("ids", order.eventIds())
                            .query(Long.class)
                            .single())
                    .isEqualTo(order.eventIds().size()));
  }

  protected void assertMoney(TestOrder order, long held, long taken) {
    Money money =
        jdbc.sql(
                """
                select coalesce(sum(p.authorized - p.captured - p.voided), 0) as held,
                       coalesce(sum(p.captured - p.refunded), 0) as taken,
                       count(*) filter (where p.authorized > 0) as authorizations
                from provider_payment p
                join payment our on our.id = p.reference
                where our.order_id = :order
                """)
            .param("order", order.id())
            .query(Money.class)
            .single();

    assertThat(money.held()).as("held by the provider").isEqualTo(held);
    assertThat(money.taken()).as("taken by the provider").isEqualTo(taken);
    assertThat(money.authorizations()).as("authorisations").isLessThanOrEqualTo(1);
  }

  private record Money(long held, long taken, long authorizations) {}
}
