package dev.sagas.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker in memory that refuses what it is told to. */
final class MemoryPublisher implements EventPublisher {

  final List<String> arrived = new CopyOnWriteArrayList<>();
  final Set<String> refused = new HashSet<>();
  volatile boolean away;

  /** After which event to arrive the broker goes away. */
  volatile String last = "";

  @Override
  public List<Verdict> publish(List<OutboxRow> rows) throws BrokerUnavailableException {
    if (away) {
      throw new BrokerUnavailableException("away", null);
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (OutboxRow row : rows) {
      String body = row.event().body();
      if (refused.contains(body)) {
        verdicts.add(new Verdict.Refused("no route"));
      } else {
        arrived.add(body);
        away |= last.equals(body);
        verdicts.add(new Verdict.Published());
      }
    }
    return verdicts;
  }
}
