package dev.sagas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.event.EventTypes;
import dev.sagas.event.NewEvent;
import dev.sagas.event.UuidV7;
import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import dev.sagas.outbox.InvalidEventException;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.PendingEvent;
import dev.sagas.outbox.TransactionalOutbox;
import dev.sagas.retry.Attempt;
import dev.sagas.retry.Outcome;
import dev.sagas.retry.ParkReason;
import dev.sagas.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class InboxDispatcherTest {

  record Body(String text) {}

  private static final EventType PLACED = EventType.parse("shop.placed.v1");
  private static final EventType CANCELLED = EventType.parse("shop.cancelled.v1");
  private static final UUID SAGA = UuidV7.next();

  private final List<String> effects = new ArrayList<>();
  private final OutboxStore stored = Mockito.mock(OutboxStore.class);
  private @Nullable TransactionalOutbox outbox;
  private Supplier<Reaction> reaction = Reaction::done;

  @Test
  void aDuplicateHasNoEffect() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());
    EventEnvelope event = event(PLACED);

    assertThat(dispatch(dispatcher, event)).isInstanceOf(Outcome.Done.class);
    assertThat(dispatch(dispatcher, event)).isInstanceOf(Outcome.Done.class);

    assertThat(effects).containsExactly("reserve");
  }

  /** The control of {@link #aDuplicateHasNoEffect}. */
  @Test
  void withoutTheInboxKeyADuplicateTakesEffectTwice() {
    InboxDispatcher dispatcher = dispatcher(new ForgetfulInbox(), new OpenFence());
    EventEnvelope event = event(PLACED);

    dispatch(dispatcher, event);
    dispatch(dispatcher, event);

    assertThat(effects).containsExactly("reserve", "reserve");
  }

  @Test
  void aStepAfterItsCompensationHasNoEffect() {
    MemoryFence fence = new MemoryFence();
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), fence);

    dispatch(dispatcher, event(CANCELLED));
    dispatch(dispatcher, event(PLACED));

    assertThat(effects).containsExactly("release");
    assertThat(fence.states).containsEntry("reserve", FenceState.BARRED);
  }

  /** The control of {@link #aStepAfterItsCompensationHasNoEffect}. */
  @Test
  void withoutTheFenceAStepTakesEffectAfterItsCompensation() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());

    dispatch(dispatcher, event(CANCELLED));
    dispatch(dispatcher, event(PLACED));

    assertThat(effects).containsExactly("release", "reserve");
  }

  @Test
  void settlesTheStepByTheReaction() {
    MemoryFence fence = new MemoryFence();
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), fence);

    reaction = () -> Reaction.ignored("not now");
    dispatch(dispatcher, event(PLACED));
    assertThat(fence.states).isEmpty();

    reaction = Reaction::refused;
    dispatch(dispatcher, event(PLACED));
    assertThat(fence.states).containsEntry("reserve", FenceState.BARRED);
  }

  @Test
  void parksAtOnceWhoseReactionCouldNeverBePublished() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());
    reaction =
        () -> {
          throw new InvalidEventException("an event of 2000000 bytes", null);
        };

    assertThat(dispatch(dispatcher, event(PLACED)))
        .isEqualTo(new Outcome.Park(ParkReason.UNPUBLISHABLE_EVENT, "an event of 2000000 bytes"));
  }

  @Test
  void repeatsALostRaceAtOnce() {
    InboxDispatcher dispatcher = dispatcher(new ForgetfulInbox(), new OpenFence());
    List<Integer> tries = new ArrayList<>();
    reaction =
        () -> {
          tries.add(1);
          if (tries.size() < 5) {
            throw new OptimisticLockingFailureException("stale");
          }
          return Reaction.done();
        };

    assertThat(dispatch(dispatcher, event(PLACED))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void leavesARaceThatIsLostAgainAndAgainToTheLadder() {
    InboxDispatcher dispatcher = dispatcher(new ForgetfulInbox(), new OpenFence());
    reaction =
        () -> {
          throw new OptimisticLockingFailureException("stale");
        };

    assertThat(dispatch(dispatcher, event(PLACED))).isInstanceOf(Outcome.Retry.class);
    assertThat(effects).hasSize(5);
  }

  @Test
  void turnsEveryFailureIntoAnOutcome() {
    InboxDispatcher dispatcher = dispatcher(new ForgetfulInbox(), new OpenFence());
    List<Throwable> failures =
        List.of(
            new IllegalStateException(),
            new AssertionError(),
            new NoClassDefFoundError(),
            new StackOverflowError());

    for (Throwable failure : failures) {
      reaction =
          () -> {
            throw InboxDispatcherTest.<RuntimeException>sneak(failure);
          };

      assertThat(dispatch(dispatcher, event(PLACED))).isInstanceOf(Outcome.Retry.class);
    }
  }

  @Test
  void doesSeveralDeliveriesInTheirOrderAndOnceEach() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());
    EventEnvelope first = event(PLACED);
    EventEnvelope second = event(CANCELLED);

    List<Outcome> outcomes = dispatch(dispatcher, first, second, first, event(PLACED));

    assertThat(outcomes).hasSize(4).allMatch(Outcome.Done.class::isInstance);
    assertThat(effects).containsExactly("reserve", "-", "release", "-", "reserve");
  }

  @Test
  void aStepAfterItsCompensationHasNoEffectInOneTransactionEither() {
    MemoryFence fence = new MemoryFence();
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), fence);

    dispatch(dispatcher, event(CANCELLED), event(PLACED));

    assertThat(effects).containsExactly("release", "-");
    assertThat(fence.states).containsEntry("reserve", FenceState.BARRED);
  }

  @Test
  void aStepBeforeItsCompensationIsCompensatedInOneTransactionToo() {
    MemoryFence fence = new MemoryFence();
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), fence);

    dispatch(dispatcher, event(PLACED), event(CANCELLED));

    assertThat(effects).containsExactly("reserve", "-", "release");
    assertThat(fence.states).containsEntry("reserve", FenceState.COMPENSATED);
  }

  @Test
  void aStepTakesEffectOnceInOneTransaction() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new MemoryFence());

    dispatch(dispatcher, event(PLACED), event(PLACED));

    assertThat(effects).containsExactly("reserve", "-");
  }

  @Test
  void doesEachDeliveryByItselfWhenOneOfSeveralFails() {
    InboxDispatcher dispatcher = dispatcher(new ForgetfulInbox(), new OpenFence());
    reaction =
        () -> {
          throw new InvalidEventException("an event of 2000000 bytes", null);
        };

    List<Outcome> outcomes =
        dispatch(
            dispatcher,
            event(CANCELLED),
            event(PLACED),
            event(EventType.parse("shop.painted.v1")),
            event(CANCELLED));

    assertThat(outcomes)
        .extracting(outcome -> outcome.getClass().getSimpleName())
        .containsExactly("Done", "Park", "Park", "Done");
    assertThat(effects).containsExactly("release", "-", "reserve", "release", "reserve", "release");
  }

  @Test
  void doesWhatFailedBeforeByItself() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());

    dispatcher.dispatch(
        List.of(
            new Delivery(event(PLACED), new Attempt(2, 1)),
            new Delivery(event(PLACED), Attempt.first())));

    assertThat(effects).containsExactly("reserve", "reserve");
  }

  @Test
  void parksWhatNoHandlerCanRead() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());

    assertThat(dispatch(dispatcher, event(EventType.parse("shop.placed.v2"))))
        .isInstanceOfSatisfying(
            Outcome.Park.class,
            it -> assertThat(it.reason()).isEqualTo(ParkReason.UNKNOWN_VERSION));
    assertThat(dispatch(dispatcher, event(EventType.parse("shop.painted.v1"))))
        .isInstanceOfSatisfying(
            Outcome.Park.class, it -> assertThat(it.reason()).isEqualTo(ParkReason.UNKNOWN_TYPE));
    assertThat(dispatch(dispatcher, event(PLACED, "{}")))
        .isEqualTo(new Outcome.Park(ParkReason.MALFORMED_JSON, "the field 'text' is missing"));
  }

  @Test
  void whatAHandlerAppendsByItselfIsHistoryIfItsEventIs() {
    InboxDispatcher dispatcher = dispatcher(new MemoryInbox(), new OpenFence());
    reaction =
        () -> {
          Objects.requireNonNull(outbox).append(List.of(NewEvent.of(new Body("by itself"))));
          return Reaction.done();
        };
    EventEnvelope live = event(PLACED);

    dispatch(dispatcher, history(live));
    dispatch(dispatcher, live);
    dispatch(dispatcher, event(PLACED), history(live), event(PLACED));

    ArgumentCaptor<List<PendingEvent>> appended = ArgumentCaptor.captor();
    Mockito.verify(stored, Mockito.times(5)).append(appended.capture());
    assertThat(appended.getAllValues())
        .extracting(it -> it.get(0).event().replayed())
        .containsExactly(true, false, false, true, false);
  }

  private static EventEnvelope history(EventEnvelope event) {
    return new EventEnvelope(
        UuidV7.next(),
        event.type(),
        event.source(),
        event.sagaId(),
        event.key(),
        null,
        event.occurredAt(),
        null,
        true,
        event.body());
  }

  private static Outcome dispatch(InboxDispatcher dispatcher, EventEnvelope event) {
    return dispatcher.dispatch(event, Attempt.first());
  }

  private static List<Outcome> dispatch(InboxDispatcher dispatcher, EventEnvelope... events) {
    return dispatcher.dispatch(
        Arrays.stream(events).map(event -> new Delivery(event, Attempt.first())).toList());
  }

  private InboxDispatcher dispatcher(InboxStore inbox, FenceStore fence) {
    Clock clock = Clock.systemUTC();
    InboxObserver observer = new InboxObserver() {};
    EventTypes types = new EventTypes(Map.of(Body.class, CANCELLED));
    outbox = new TransactionalOutbox(stored, types, "/lab", 1_000, clock, () -> {}, keys -> {});
    Reactions reactions = new Reactions(fence, outbox, types, observer);
    TransactionTemplate transactions = new TransactionTemplate(new NoTransactions());
    return new InboxDispatcher(
        new Handlers(List.of(handler(PLACED, "reserve"), handler(CANCELLED, null))),
        new LocalDispatch(
            "lab.inbox", inbox, reactions, () -> effects.add("-"), transactions, clock, observer),
        new CallingDispatch("lab.inbox", inbox, reactions, transactions, clock, observer),
        new RetryPolicy(List.of(Duration.ofSeconds(1)), 3),
        clock,
        observer,
        32);
  }

  private Handler handler(EventType type, @Nullable String step) {
    String name = step == null ? "release" : step;
    return new Handler(
        name,
        type,
        Body.class,
        step,
        step == null ? List.of("reserve") : List.of(),
        Set.of(),
        (Handler.Action.Local)
            (body, context) -> {
              effects.add(name);
              return step == null ? Reaction.done() : reaction.get();
            });
  }

  private static EventEnvelope event(EventType type) {
    return event(type, "{\"text\": \"hello\"}");
  }

  private static EventEnvelope event(EventType type, String body) {
    return new EventEnvelope(
        UuidV7.next(), type, "/shop", SAGA, "key", null, Instant.EPOCH, null, false, body);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  /** Omits the inbox key. */
  private static final class ForgetfulInbox extends MemoryInbox {
    @Override
    public boolean insert(String queue, UUID eventId, Instant now) {
      return true;
    }
  }

  /** Omits the fence. */
  private static final class OpenFence extends MemoryFence {
    @Override
    public Optional<FenceState> enter(UUID sagaId, String step) {
      return Optional.empty();
    }
  }

  /** Marks a transaction as active, as the outbox demands, and does nothing else. */
  private static final class NoTransactions extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
