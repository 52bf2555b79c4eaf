package dev.sagas.rabbit;

import dev.sagas.rabbit.BrokerTopology.Vitals;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices consumers that the broker has lost without telling them, and starts them anew.
 *
 * <p>When a quorum queue is deleted and is there again at once, RabbitMQ 3.10 does not cancel its
 * consumers. It may forget them; or it goes on with the new queue and takes its first messages for
 * ones that they have had, which are then never delivered though the broker counts them as such.
 * Its list of consumers still has them in both cases; the queue's own count and the age of its
 * process tell. Where they do not, since the process before was young too, the symptom does:
 * messages that reach nobody. For one thread at a time.
 */
final class ConsumerGuard {

  private final QueueConsumers consumers;
  private final Consumer<String> restarted;
  private final Consumer<String> replaced;
  private final LongSupplier nanoTime;
  private @Nullable String leader;
  private long ledSince;
  private @Nullable Vitals before;
  private long generation;
  private boolean doubted;
  private boolean starved;

  /**
   * Guards {@code consumers}.
   *
   * @param restarted told the queue's name when they are started anew
   * @param replaced told the queue's name when it is another one than before
   */
  ConsumerGuard(QueueConsumers consumers, Consumer<String> restarted, Consumer<String> replaced) {
    this(consumers, restarted, replaced, System::nanoTime);
  }

  /** The same by another clock. */
  ConsumerGuard(
      QueueConsumers consumers,
      Consumer<String> restarted,
      Consumer<String> replaced,
      LongSupplier nanoTime) {
    this.consumers = consumers;
    this.restarted = restarted;
    this.replaced = replaced;
    this.nanoTime = nanoTime;
  }

  /** Looks at what the broker says of the queue; what is wrong is being put right. */
  Optional<TopologyProblem> look(BrokerTopology actual) {
    BrokerTopology.Queue queue = actual.queues().get(consumers.queue());
    if (queue != null) {
      follow(queue.vitals().leader());
    }
    int expected = consumers.steady();
    if (queue == null || expected == 0) {
      forget();
      return Optional.empty();
    }
    Vitals now = queue.vitals();
    if (isAnother(now)) {
      replaced.accept(consumers.queue());
      return restart("%s was deleted and made again, and its consumers were not told");
    }
    // The statistics of a queue that was just made are missing for some seconds.
    if (now.leader() != null && now.work() != null && isLedSteadily()) {
      before = now;
      generation = consumers.generation();
    }
    return known(now, expected).or(() -> fed(now, expected));
  }

  private void follow(@Nullable String current) {
    if (current != null && !current.equals(leader)) {
      leader = current;
      ledSince = nanoTime.getAsLong();
      before = null;
    }
  }

  /** For some seconds after a change of leader, what is told of its process is the last one's. */
  private boolean isLedSteadily() {
    return nanoTime.getAsLong() - ledSince > QueueConsumers.STEADY.toNanos();
  }

  /** Whether the next look should come soon. */
  boolean doubts() {
    return doubted || starved;
  }

  private boolean isAnother(Vitals now) {
    return before != null
        && generation == consumers.generation()
        && Objects.equals(before.leader(), now.leader())
        && before.work() != null
        && now.work() != null
        && now.work() < before.work();
  }

  /** Twice in a row, since what the broker says may be some seconds old. */
  private Optional<TopologyProblem> known(Vitals now, int expected) {
    boolean missing = now.consumers() != null && now.consumers() < expected;
    if (missing && doubted) {
      return restart("the broker does not know all of this instance's consumers of %s");
    }
    doubted = missing;
    return Optional.empty();
  }

  /** Twice in a row too: an instance that stops may still hold what it has not acked. */
  private Optional<TopologyProblem> fed(Vitals now, int expected) {
    boolean hungry = now.leader() != null && isLedSteadily() && consumers.isIdle();
    String symptom = hungry ? symptom(now, expected) : null;
    if (symptom != null && starved) {
      return restart(symptom);
    }
    starved = symptom != null;
    return Optional.empty();
  }

  /** What is ready goes to any consumer with room; what is not acked may be another instance's. */
  private static @Nullable String symptom(Vitals now, int expected) {
    if (now.ready() != null && now.ready() > 0) {
      return "%s has messages ready, but this instance's consumers, idle, get none";
    }
    boolean alone = now.consumers() != null && now.consumers() == expected;
    if (alone && now.unacked() != null && now.unacked() > 0) {
      return "%s has messages out, but this instance's consumers, its only ones, have none";
    }
    return null;
  }

  private void forget() {
    before = null;
    doubted = false;
    starved = false;
  }

  private Optional<TopologyProblem> restart(String what) {
    forget();
    consumers.restart();
    restarted.accept(consumers.queue());
    return Optional.of(
        new TopologyProblem(
            Kind.CONSUMERS,
            what.formatted(consumers.queue()),
            "they are started anew; if it is said again and again, restart the instance"));
  }
}
