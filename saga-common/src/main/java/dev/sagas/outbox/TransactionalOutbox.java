package dev.sagas.outbox;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventJson;
import dev.sagas.event.EventType;
import dev.sagas.event.EventTypes;
import dev.sagas.event.NewEvent;
import dev.sagas.event.TraceParent;
import dev.sagas.event.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox of one service: makes envelopes, stores them and wakes the relay after the commit. */
public final class TransactionalOutbox implements Outbox {

  /** The key travels in a header, and all headers together in one frame. */
  private static final int MAX_KEY_LENGTH = 255;

  private final OutboxStore store;
  private final EventTypes types;
  private final String source;
  private final int maxBodyBytes;
  private final Clock clock;
  private final BeforeAppend beforeAppend;
  private final Consumer<Collection<String>> wake;
  private final Supplier<UUID> ids;
  private final ThreadLocal<@Nullable List<PendingEvent>> collected = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Boolean> handlingHistory = new ThreadLocal<>();

  /**
   * An outbox over {@code store}.
   *
   * @param source the service as it is written into envelopes: {@code /order}
   * @param maxBodyBytes larger bodies are refused: the broker closes the channel at its own limit,
   *     and the row would block its key for ever
   * @param wake told of the keys that a commit brought events for
   */
  public TransactionalOutbox(
      OutboxStore store,
      EventTypes types,
      String source,
      int maxBodyBytes,
      Clock clock,
      BeforeAppend beforeAppend,
      Consumer<Collection<String>> wake) {
    this(store, types, source, maxBodyBytes, clock, beforeAppend, wake, () -> UuidV7.next(clock));
  }

  /**
   * An outbox over {@code store} that takes the ids of its events from {@code ids}, each of which
   * must be new; for runs that have to be repeatable.
   *
   * @see #TransactionalOutbox(OutboxStore, EventTypes, String, int, Clock, BeforeAppend, Consumer)
   */
  public TransactionalOutbox(
      OutboxStore store,
      EventTypes types,
      String source,
      int maxBodyBytes,
      Clock clock,
      BeforeAppend beforeAppend,
      Consumer<Collection<String>> wake,
      Supplier<UUID> ids) {
    this.store = store;
    this.types = types;
    this.source = source;
    this.maxBodyBytes = maxBodyBytes;
    this.clock = clock;
    this.beforeAppend = beforeAppend;
    this.wake = wake;
    this.ids = ids;
  }

  @Override
  public List<UUID> append(List<NewEvent> events) {
    return store(events, null);
  }

  @Override
  public void withdraw(UUID sagaId, Class<?> body) {
    requireTransaction();
    writeCollected();
    store.withdraw(sagaId, typeOf(body));
  }

  /** Stores what the handler of {@code cause} emitted, in its saga. */
  public List<UUID> append(List<NewEvent> events, EventContext cause) {
    return store(events, cause);
  }

  /**
   * Runs {@code work} in the caller's transaction, and stores what handlers emit meanwhile in one
   * batch at its end. What is appended otherwise comes after what was emitted before it, as ever.
   */
  public void collecting(Runnable work) {
    List<PendingEvent> events = new ArrayList<>();
    collected.set(events);
    keepOutOfOtherTransactions(events);
    try {
      work.run();
      writeCollected();
    } finally {
      collected.remove();
    }
  }

  /**
   * Runs the handlers of {@code event}: what they append by themselves is history if the event is.
   */
  public void handling(EventContext event, Runnable handlers) {
    handlingHistory.set(event.replayed());
    try {
      handlers.run();
    } finally {
      handlingHistory.remove();
    }
  }

  /** A handler may begin a transaction of its own, which must not write another's events. */
  private void keepOutOfOtherTransactions(List<PendingEvent> events) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          private boolean collecting;

          @Override
          public void suspend() {
            collecting = collected.get() == events;
            collected.remove();
          }

          @Override
          public void resume() {
            if (collecting) {
              collected.set(events);
            }
          }
        });
  }

  private List<UUID> store(List<NewEvent> events, @Nullable EventContext cause) {
    requireTransaction();
    if (events.isEmpty()) {
      return List.of();
    }
    TraceParent trace = TraceParent.current().orElseGet(TraceParent::root);
    Instant now = clock.instant();
    List<PendingEvent> pending =
        events.stream().map(event -> pending(event, cause, trace.child(), now)).toList();
    List<PendingEvent> earlier = collected.get();
    if (earlier == null) {
      write(pending);
    } else {
      earlier.addAll(pending);
    }
    if (cause == null) {
      writeCollected();
    }
    return pending.stream().map(it -> it.event().id()).toList();
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "An event is stored with the state that it reports: call the outbox in a transaction");
    }
  }

  private void writeCollected() {
    List<PendingEvent> events = collected.get();
    if (events != null) {
      write(events);
      events.clear();
    }
  }

  private void write(List<PendingEvent> pending) {
    if (!pending.isEmpty()) {
      beforeAppend.run();
      store.append(List.copyOf(pending));
      wakeAfterCommit(pending);
    }
  }

  private PendingEvent pending(
      NewEvent event, @Nullable EventContext cause, TraceParent trace, Instant now) {
    UUID id = ids.get();
    UUID saga = sagaOf(event, cause, id);
    String key = keyOf(event, saga);
    return new PendingEvent(
        new EventEnvelope(
            id,
            typeOf(event.body().getClass()),
            source,
            saga,
            key,
            cause == null ? null : cause.eventId(),
            occurrence(event, now),
            trace.toString(),
            cause == null ? Boolean.TRUE.equals(handlingHistory.get()) : cause.replayed(),
            json(event.body())),
        event.publishAt());
  }

  /** A scheduled event has not occurred before it is due. */
  private static Instant occurrence(NewEvent event, Instant now) {
    Instant due = event.publishAt();
    return due == null || due.isBefore(now) ? now : due;
  }

  private static UUID sagaOf(NewEvent event, @Nullable EventContext cause, UUID id) {
    UUID saga = event.sagaId();
    if (saga != null) {
      return saga;
    }
    return cause == null ? id : cause.sagaId();
  }

  private static String keyOf(NewEvent event, UUID saga) {
    String key = event.key() == null ? saga.toString() : event.key();
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
      throw new InvalidEventException(
          "An ordering key has %d characters: give it 1 to %d"
              .formatted(key.length(), MAX_KEY_LENGTH),
          null);
    }
    return key;
  }

  private EventType typeOf(Class<?> body) {
    return types
        .of(body)
        .orElseThrow(
            () ->
                new InvalidEventException(
                    "No event type is declared for %s: add @Publishes(type = ..., body = %s.class) to @Participant"
                        .formatted(body.getName(), body.getSimpleName()),
                    null));
  }

  private String json(Object body) {
    String json;
    try {
      json = EventJson.write(body);
    } catch (IllegalArgumentException e) {
      throw new InvalidEventException(String.valueOf(e.getMessage()), e);
    }
    int size = json.getBytes(StandardCharsets.UTF_8).length;
    if (size > maxBodyBytes) {
      throw new InvalidEventException(
          "An event of type %s has %d bytes, more than saga.outbox.max-body-size allows (%d)"
              .formatted(typeOf(body.getClass()), size, maxBodyBytes),
          null);
    }
    return json;
  }

  private void wakeAfterCommit(List<PendingEvent> pending) {
    List<String> keys =
        pending.stream()
            .filter(it -> it.publishAt() == null)
            .map(it -> it.event().key())
            .distinct()
            .collect(Collectors.toList());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.accept(keys);
          }
        });
  }
}
