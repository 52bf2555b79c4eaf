package dev.sagas.endtoend.wire;

import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.endtoend.wire.Trouble.Delay;
import dev.sagas.endtoend.wire.Trouble.Loss;
import dev.sagas.endtoend.wire.Trouble.Refusal;
import dev.sagas.endtoend.wire.Trouble.Silence;
import dev.sagas.endtoend.wire.Trouble.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** What may happen on one link, as faults of a run. Each lasts from an instant to a few seconds. */
final class LinkFaults {

  private static final Set<Direction> BOTH = EnumSet.allOf(Direction.class);

  /** Longer than a service and a broker that were killed at the same time take to be back. */
  private static final Duration UNTIL_LOST = Duration.ofSeconds(120);

  private LinkFaults() {}

  static List<Fault> ofBroker(LinkProxy link) {
    List<Fault> faults = ofAny(link, "the broker");
    faults.add(loss("confirms lost", link, Losses.ofConfirms()));
    faults.add(loss("acks of a consumer lost", link, Losses.ofConsumerAcks()));
    faults.add(loss("publishes lost", link, Losses.ofPublishes()));
    return faults;
  }

  static List<Fault> ofDatabase(LinkProxy link) {
    List<Fault> faults = ofAny(link, "the database");
    faults.add(loss("reply to COMMIT lost", link, Losses.ofCommitReplies()));
    return faults;
  }

  private static List<Fault> ofAny(LinkProxy link, String server) {
    List<Fault> faults = new ArrayList<>();
    for (Cut cut : Cut.values()) {
      faults.add(
          fault("connections to %s cut by %s".formatted(server, cut), link, it -> link.cut(cut)));
    }
    faults.add(spell("delay to " + server, link, LinkFaults::delay));
    faults.add(spell("little bandwidth to " + server, link, it -> new Throttle(20_000)));
    faults.add(spell("stalled link to " + server, link, it -> new Silence(BOTH, true)));
    faults.add(spell("half-open link to " + server, link, LinkFaults::halfOpen));
    faults.add(
        fault(
            server + " refuses connections",
            link,
            random -> {
              link.impose(new Refusal());
              link.cut(Cut.RST);
              Hold.between(0, 3_000, random);
              link.heal();
            }));
    return faults;
  }

  private static Delay delay(RandomGenerator random) {
    Duration latency = Duration.ofMillis(random.nextInt(5, 100));
    return new Delay(latency, latency);
  }

  private static Silence halfOpen(RandomGenerator random) {
    Direction[] one = Direction.values();
    return new Silence(Set.of(one[random.nextInt(one.length)]), false);
  }

  /** Trouble for a while. */
  private static Fault spell(String kind, LinkProxy link, Choice choice) {
    return fault(
        kind,
        link,
        random -> {
          link.impose(choice.of(random));
          Hold.between(0, 5_000, random);
          link.heal();
        });
  }

  /** Lasts until something was lost, and a moment longer. */
  private static Fault loss(String kind, LinkProxy link, Loss loss) {
    return fault(
        kind,
        link,
        random -> {
          long before = link.lost();
          link.impose(loss);
          try {
            Awaitility.await(kind + " of " + link.name())
                .atMost(UNTIL_LOST)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> link.lost() > before);
            Hold.between(0, 500, random);
          } finally {
            link.heal();
          }
        });
  }

  private static Fault fault(String kind, LinkProxy link, Blow.Action action) {
    return new Blow(kind, Set.of(link.name()), action);
  }

  @FunctionalInterface
  private interface Choice {
    Trouble of(RandomGenerator random);
  }
}
