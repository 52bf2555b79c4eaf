package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.rabbit.EventLogReader.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies entries of the event log that did not take effect to the service's inbox queue alone. */
final class InboxCopier {

  private static final Logger LOG = LoggerFactory.getLogger(InboxCopier.class);

  private final ConfirmedSender sender;
  private final ServiceNames names;
  private final DeliveryLedger ledger;
  private final CopyObserver observer;
  private final @Nullable History history;

  /**
   * What is history.
   *
   * @param until what occurred earlier is
   * @param wanted the bindings whose events are copied all the same
   */
  private record History(Instant until, Set<NeededBinding> wanted) {}

  /** Copies by the service's local exchange; what is copied was live, and only missed its queue. */
  InboxCopier(
      ConfirmedSender sender, ServiceNames names, DeliveryLedger ledger, CopyObserver observer) {
    this(sender, names, ledger, observer, null);
  }

  private InboxCopier(
      ConfirmedSender sender,
      ServiceNames names,
      DeliveryLedger ledger,
      CopyObserver observer,
      @Nullable History history) {
    this.sender = sender;
    this.names = names;
    this.ledger = ledger;
    this.observer = observer;
    this.history = history;
  }

  /**
   * The same, for which what occurred before {@code liveSince} is history: such copies are marked,
   * and have no effect outside.
   *
   * @param wanted the only bindings of whose events history is copied
   */
  InboxCopier ofHistory(Instant liveSince, Set<NeededBinding> wanted) {
    return new InboxCopier(sender, names, ledger, observer, new History(liveSince, wanted));
  }

  /**
   * Copies those of {@code entries} that a wanted binding would have brought and that are not
   * handled. Returns once the queue has them all.
   *
   * @return how many of each type
   */
  Map<String, Integer> copy(List<Entry> entries, Set<NeededBinding> bindings)
      throws UnconfirmedException {
    Map<UUID, Entry> wanted = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (isWanted(entry, bindings)) {
        id(entry).ifPresent(id -> wanted.put(id, entry));
      }
    }
    observer.read(entries.size());
    if (wanted.isEmpty()) {
      return Map.of();
    }
    wanted.keySet().retainAll(ledger.unhandled(names.inbox(), List.copyOf(wanted.keySet())));
    publish(wanted.values());
    Map<String, Integer> copied = new HashMap<>();
    wanted
        .values()
        .forEach(entry -> copied.merge(entry.envelope().getRoutingKey(), 1, Integer::sum));
    return copied;
  }

  private boolean isWanted(Entry entry, Set<NeededBinding> bindings) {
    Envelope envelope = entry.envelope();
    NeededBinding binding =
        new NeededBinding(envelope.getExchange(), envelope.getRoutingKey(), names.inbox());
    return bindings.contains(binding)
        && (history == null
            || history.wanted().contains(binding)
            || !isHistory(entry.properties()));
  }

  private void publish(Iterable<Entry> entries) throws UnconfirmedException {
    List<CompletableFuture<Confirmation>> confirmations = new ArrayList<>();
    for (Entry entry : entries) {
      confirmations.add(
          sender.publish(
              names.local(),
              ServiceNames.INBOX_KEY,
              asPublished(entry.properties()),
              entry.body()));
    }
    long deadline = sender.deadline();
    for (CompletableFuture<Confirmation> confirmation : confirmations) {
      Confirmation said =
          sender.await(confirmation, deadline).orElseThrow(() -> sender.silent(deadline));
      if (said instanceof Confirmation.Refused refused) {
        throw new UnconfirmedException(refused.reason(), null);
      }
    }
    entries.forEach(entry -> observer.copied(entry.envelope().getRoutingKey()));
  }

  /** Without the broker's own headers, and without a user whose name only that user may send. */
  private BasicProperties asPublished(BasicProperties properties) {
    Map<String, Object> headers = new HashMap<>(properties.getHeaders());
    headers.keySet().removeIf(name -> name.startsWith("x-"));
    if (isHistory(properties)) {
      headers.put(WireFormat.REPLAYED, true);
    }
    return properties
        .builder()
        .headers(headers)
        .expiration(null)
        .userId(null)
        .deliveryMode(2)
        .build();
  }

  private boolean isHistory(BasicProperties properties) {
    History before = history;
    return before != null
        && WireFormat.occurredAt(properties)
            .map(moment -> moment.isBefore(before.until()))
            .orElse(true);
  }

  private static Optional<UUID> id(Entry entry) {
    try {
      return Optional.of(UUID.fromString(String.valueOf(entry.properties().getMessageId())));
    } catch (IllegalArgumentException e) {
      // Without an id a second effect could not be told from a first.
      LOG.warn("Entry {} of the event log has no event id and is not copied", entry.offset());
      return Optional.empty();
    }
  }
}
