package dev.sagas.choreography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventType;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;

class ChoreographyReaderTest {

  private static final String PLACED = "shop.placed.v1";
  private static final String EXPIRED = "shop.expired.v1";
  private static final String RESERVED = "shop.reserved.v1";

  @Test
  void readsWhatAServicePublishes() {
    ServiceChoreography shop = read(Shop.class);

    assertThat(shop.service()).isEqualTo("shop");
    assertThat(shop.publishes())
        .containsExactly(
            new PublishedEvent(EventType.parse(PLACED), Placed.class, false, false),
            new PublishedEvent(EventType.parse(EXPIRED), Expired.class, false, false),
            new PublishedEvent(EventType.parse(RESERVED), Reserved.class, true, false));
    assertThat(shop.publishedAs(Placed.class)).hasValueSatisfying(it -> isOf(it, PLACED));
    assertThat(shop.publishedAs(String.class)).isEmpty();
  }

  @Test
  void readsHandlersWithTheirStepsCompensationsAndEvents() {
    ServiceChoreography shop = read(Shop.class, ShopEvents.class);

    DeclaredHandler reserve = only(shop, "bank.paid.v2");
    assertThat(reserve.name()).isEqualTo("ShopEvents.reserve");
    assertThat(reserve.step()).isEqualTo("reserve");
    assertThat(reserve.body()).isEqualTo(Body.class);
    assertThat(reserve.emission().value()).containsExactly(EventType.parse(RESERVED));
    assertThat(reserve.calling()).isFalse();
    assertThat(reserve.compensating()).isFalse();
    DeclaredHandler release = only(shop, "bank.refunded.v1");
    assertThat(release.compensates()).containsExactly("reserve");
    assertThat(Objects.requireNonNull(release.method()).getName()).isEqualTo("release");
    assertThat(shop.compensatingTypes()).containsExactly(EventType.parse("bank.refunded.v1"));
  }

  @Test
  void readsACallingHandlerAndTheRecordThatItReads() {
    ServiceChoreography shop = read(Shop.class, CallsTheBank.class);

    DeclaredHandler handler = only(shop, PLACED);
    assertThat(handler.calling()).isTrue();
    assertThat(handler.body()).isEqualTo(Body.class);
    assertThat(handler.name()).isEqualTo("CallsTheBank");
  }

  @Test
  void readsUseCasesAndTheirDeadlines() {
    ServiceChoreography shop = read(Shop.class, PlaceOrder.class);

    Emission emission =
        new Emission(
            List.of(EventType.parse(PLACED)),
            List.of(),
            List.of(),
            List.of(EventType.parse(EXPIRED)));
    assertThat(shop.useCases()).containsExactly(new DeclaredUseCase("PlaceOrder.place", emission));
    assertThat(emission.contains(EventType.parse(EXPIRED))).isTrue();
    assertThat(emission.contains(EventType.parse(RESERVED))).isFalse();
  }

  @Test
  void needsABindingFromEachPublisherOfAConsumedType() {
    ServiceChoreography shop = read(Shop.class, ShopEvents.class, CallsTheBank.class);

    assertThat(shop.inboxBindings())
        .containsExactlyInAnyOrder(
            new NeededBinding("bank.events", "bank.paid.v2", "shop.inbox"),
            new NeededBinding("bank.events", "bank.refunded.v1", "shop.inbox"),
            new NeededBinding("shop.events", PLACED, "shop.inbox"));
  }

  @Test
  void looksThroughProxiesAndCountsAClassOnce() {
    ProxyFactory factory = new ProxyFactory(new ShopEvents());
    factory.setProxyTargetClass(true);

    ServiceChoreography shop = read(Shop.class, factory.getProxy().getClass(), ShopEvents.class);

    assertThat(shop.handlers()).hasSize(2);
    assertThat(shop.handlers().get(0).beanClass()).isEqualTo(ShopEvents.class);
  }

  @Test
  void passesOverClassesThatDeclareNothing() {
    assertThat(read(Shop.class, String.class).handlers()).isEmpty();
  }

  @Test
  void refusesAnApplicationClassWithoutParticipant() {
    assertThat(problems(String.class))
        .singleElement()
        .asString()
        .contains("String has no @Participant");
  }

  @Test
  void namesEveryProblemOfThePublishedEventsAtOnce() {
    assertThat(problems(Muddled.class))
        .containsExactlyInAnyOrder(
            "@Publishes: 'Placed' is no event type: write service.past-tense-fact.vN, such as"
                + " order.placed.v1",
            "bank.paid.v1 does not start with the service's name: only 'bank' publishes it",
            "shop.text.v1: its body java.lang.String must be a record",
            "shop.placed.v1 is published twice: keep one @Publishes",
            "Placed is the body of shop.placed.v1, shop.placed.v1: write one record for each type");
  }

  @Test
  void refusesANameThatIsNoServiceName() {
    assertThat(problems(Unnamed.class)).singleElement().asString().contains("The Shop");
  }

  @Test
  void namesEveryProblemOfHandlersAtOnce() {
    assertThat(problems(Shop.class, Wrong.class))
        .containsExactlyInAnyOrder(
            "Wrong.emitsUndeclared emits shop.unknown.v1, which no @Publishes declares",
            "Wrong.returnsNothing: wrong signature; write 'Reaction returnsNothing(Body event)' or"
                + " 'Reaction returnsNothing(Body event, EventContext context)', neither private"
                + " nor static",
            "Wrong.hidden: wrong signature; write 'Reaction hidden(Body event)' or 'Reaction"
                + " hidden(Body event, EventContext context)', neither private nor static",
            "Wrong.contextFirst: wrong signature; write 'Reaction contextFirst(Body event)' or"
                + " 'Reaction contextFirst(Body event, EventContext context)', neither private nor"
                + " static",
            "Wrong.compensatesUnknown compensates 'unknown', which is no @Step of this service",
            "Wrong.compensatesItself compensates 'own' itself",
            "Wrong.compensatesNothing: @Compensates names no step; name those that it undoes",
            "Wrong.handlesMalformed @Handles: 'Paid' is no event type: write"
                + " service.past-tense-fact.vN, such as order.placed.v1",
            "shop.never.v1 is handled but never published: add a @Publishes",
            "Step 'twice' is performed by Wrong.stepOnce, Wrong.stepTwice: give each its own name",
            "Wrong.stepWithoutEvent: @Step and @Compensates need @Handles beside them",
            "Wrong.unnamedStep: @Step needs a name",
            "Wrong.replaysWithoutACall: replays = true is for a CallingHandler; other handlers get"
                + " what is replayed");
  }

  @Test
  void refusesACallingHandlerBesideAnotherHandlerOfItsEvent() {
    assertThat(problems(Shop.class, CallsTheBank.class, AlsoHandlesPlaced.class))
        .containsExactly(
            "shop.placed.v1 is handled by CallsTheBank, AlsoHandlesPlaced.also: a calling handler"
                + " must be its event's only one");
  }

  @Test
  void refusesHandlesOnAClassThatIsNoCallingHandler() {
    assertThat(problems(Shop.class, NoCallingHandler.class))
        .singleElement()
        .asString()
        .contains("NoCallingHandler: @Handles on a class needs a CallingHandler");
  }

  private static ServiceChoreography read(Class<?> application, Class<?>... components) {
    return ChoreographyReader.read(application, List.of(components));
  }

  private static List<String> problems(Class<?> application, Class<?>... components) {
    InvalidChoreographyException refusal =
        catchThrowableOfType(
            InvalidChoreographyException.class, () -> read(application, components));
    assertThat(refusal).isNotNull();
    assertThat(refusal.problems())
        .allSatisfy(problem -> assertThat(refusal).hasMessageContaining(problem));
    return refusal.problems();
  }

  private static DeclaredHandler only(ServiceChoreography choreography, String type) {
    assertThat(choreography.handlersOf(EventType.parse(type))).hasSize(1);
    return choreography.handlersOf(EventType.parse(type)).get(0);
  }

  private static void isOf(PublishedEvent event, String type) {
    assertThat(event.type()).hasToString(type);
  }

  record Placed(String id) {}

  record Expired(String id) {}

  record Reserved(String id) {}

  record Body(String id) {}

  @Participant(
      value = "shop",
      publishes = {
        @Publishes(type = PLACED, body = Placed.class),
        @Publishes(type = EXPIRED, body = Expired.class),
        @Publishes(type = RESERVED, body = Reserved.class, terminal = true)
      })
  static class Shop {}

  @Participant(
      value = "shop",
      publishes = {
        @Publishes(type = "Placed", body = Placed.class),
        @Publishes(type = "bank.paid.v1", body = Body.class),
        @Publishes(type = "shop.text.v1", body = String.class),
        @Publishes(type = PLACED, body = Placed.class),
        @Publishes(type = PLACED, body = Placed.class)
      })
  static class Muddled {}

  @Participant("The Shop")
  static class Unnamed {}

  static class ShopEvents {

    @Handles("bank.paid.v2")
    @Step("reserve")
    @Emits(RESERVED)
    Reaction reserve(Body event, EventContext context) {
      return Reaction.done();
    }

    @Handles("bank.refunded.v1")
    @Compensates("reserve")
    public Reaction release(Body event) {
      return Reaction.done();
    }
  }

  @Handles(PLACED)
  @Emits(RESERVED)
  static class CallsTheBank implements CallingHandler<Body, String, String> {

    @Override
    public Preparation<String> prepare(Body event, EventContext context) {
      return Preparation.call("");
    }

    @Override
    public String call(String request) {
      return "";
    }

    @Override
    public Reaction record(Body event, String request, String answer, EventContext context) {
      return Reaction.done();
    }
  }

  static class AlsoHandlesPlaced {

    @Handles(PLACED)
    Reaction also(Body event) {
      return Reaction.done();
    }
  }

  @Handles(PLACED)
  static class NoCallingHandler {}

  static class PlaceOrder {

    @Emits(value = PLACED, scheduled = EXPIRED)
    void place() {}
  }

  @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"})
  static class Wrong {

    @Handles(value = "bank.replayed.v1", replays = true)
    Reaction replaysWithoutACall(Body event) {
      return Reaction.done();
    }

    @Handles("bank.a.v1")
    @Emits("shop.unknown.v1")
    Reaction emitsUndeclared(Body event) {
      return Reaction.done();
    }

    @Handles("bank.b.v1")
    void returnsNothing(Body event) {}

    @Handles("bank.b.v1")
    private Reaction hidden(Body event) {
      return Reaction.done();
    }

    @Handles("bank.b.v1")
    Reaction contextFirst(EventContext context) {
      return Reaction.done();
    }

    @Handles("bank.c.v1")
    @Compensates("unknown")
    Reaction compensatesUnknown(Body event) {
      return Reaction.done();
    }

    @Handles("bank.d.v1")
    @Step("own")
    @Compensates("own")
    Reaction compensatesItself(Body event) {
      return Reaction.done();
    }

    @Handles("bank.e.v1")
    @Compensates({})
    Reaction compensatesNothing(Body event) {
      return Reaction.done();
    }

    @Handles("Paid")
    Reaction handlesMalformed(Body event) {
      return Reaction.done();
    }

    @Handles("shop.never.v1")
    Reaction handlesOwnUnpublished(Body event) {
      return Reaction.done();
    }

    @Handles("bank.f.v1")
    @Step("twice")
    Reaction stepOnce(Body event) {
      return Reaction.done();
    }

    @Handles("bank.g.v1")
    @Step("twice")
    Reaction stepTwice(Body event) {
      return Reaction.done();
    }

    @Step("stray")
    void stepWithoutEvent() {}

    @Handles("bank.h.v1")
    @Step(" ")
    Reaction unnamedStep(Body event) {
      return Reaction.done();
    }
  }
}
