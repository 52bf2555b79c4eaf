package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.engine.LabEvents.Noted;
import dev.sagas.engine.LabEvents.Reserved;
import dev.sagas.event.EventContext;
import dev.sagas.event.UuidV7;
import dev.sagas.inbox.Reaction;
import dev.sagas.test.Account;
import dev.sagas.test.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

/** What the inbox and the fence promise. Every event of a promise is of one saga. */
final class InboxPromises {

  private static final Map<String, String> BODY = Map.of("text", "hello");

  private final Situation situation;
  private final LabInstance lab;
  private final UUID saga = UuidV7.next();
  private final AtomicInteger calls = new AtomicInteger();

  InboxPromises(Situation situation) {
    this.situation = situation;
    this.lab = situation.lab();
  }

  void anEventTakesEffectOnce() {
    UUID event = UuidV7.next();

    tell("shop.told.v1", event);
    tell("shop.told.v1", event);
    awaitDealt(2);

    assertThat(effects()).containsExactly("note");
  }

  void aStepNeverRunsAfterItsCompensation() {
    tell("shop.cancelled.v1", UuidV7.next());
    awaitDealt(1);
    tell("shop.placed.v1", UuidV7.next());
    awaitDealt(2);

    assertThat(effects()).containsExactly("release");
  }

  /** The process is about to die: its connections break, and its transaction is rolled back. */
  void aDeliveryThatWasNotCommittedComesAgain() {
    script(
        context -> {
          lab.bean(CachingConnectionFactory.class).resetConnection();
          throw new IllegalStateException("the process dies");
        });

    tell("shop.told.v1", UuidV7.next());

    situation.await("the effect", () -> effects().equals(List.of("note")));
  }

  void aDeliveryThatFailedComesAgain() {
    script(
        context -> {
          throw new IllegalStateException("not now");
        });

    tell("shop.told.v1", UuidV7.next());

    situation.await("the effect", () -> effects().equals(List.of("note")));
  }

  void aStepThatDidNothingMayStillBeDone() {
    AtomicInteger placed = new AtomicInteger();
    Script.on(
        List.of(lab.script()),
        "reserve",
        saga,
        context ->
            placed.getAndIncrement() == 0
                ? Reaction.ignored("not yet")
                : Reaction.done(new Reserved(context.eventId())));

    tell("shop.placed.v1", UuidV7.next());
    awaitDealt(1);
    tell("shop.placed.v1", UuidV7.next());
    awaitDealt(2);

    assertThat(placed).hasValue(2);
  }

  void whatCannotBeHandledIsKeptForAnOperator() {
    EventPublisher publisher = situation.servers().publisher().as(Account.OPERATOR);
    UUID event = UuidV7.next();

    publisher.publish(
        "shop",
        publisher.properties("shop.told.v1", event, saga),
        "{".getBytes(StandardCharsets.UTF_8));

    situation.await("the dead letter", () -> deadLetters(event) == 1);
  }

  private long deadLetters(UUID event) {
    Long letters =
        Lab.jdbc(situation.servers())
            .queryForObject(
                "select count(*) from saga.dead_letter where message_id = ?",
                Long.class,
                event.toString());
    return letters == null ? 0 : letters;
  }

  /** Fails at the first delivery, and does the usual at the next. */
  private void script(Consumer<EventContext> first) {
    Script.on(
        List.of(lab.script()),
        "note",
        saga,
        context -> {
          if (calls.getAndIncrement() == 0) {
            first.accept(context);
          }
          return Reaction.done(new Noted(context.eventId()));
        });
  }

  private void tell(String type, UUID event) {
    situation.servers().publisher().as(Account.OPERATOR).publish(type, event, saga, BODY);
  }

  private void awaitDealt(int deliveries) {
    situation.await(deliveries + " deliveries", () -> lab.bean(Dealt.class).of(saga) == deliveries);
  }

  private List<String> effects() {
    return Lab.jdbc(situation.servers())
        .queryForList("select handler from effects where saga_id = ?", String.class, saga);
  }
}
