package dev.sagas.outbox;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker in memory that refuses what it is told to. */
final class MemoryPublisher implements EventPublisher {

  final List<String> arrived = new CopyOnWriteArrayList<>();
  final Set<String> refused = new HashSet<>();
  volatile boolean away;

  @Override
  public Map<OutboxRow, Verdict> publish(List<OutboxRow> rows) throws BrokerUnavailableException {
    if (away) {
      throw new BrokerUnavailableException("away", null);
    }
    Map<OutboxRow, Verdict> verdicts = new LinkedHashMap<>();
    for (OutboxRow row : rows) {
      String body = row.event().body();
      if (refused.contains(body)) {
        verdicts.put(row, new Verdict.Refused("no route"));
      } else {
        arrived.add(body);
        verdicts.put(row, new Verdict.Published());
      }
    }
    return verdicts;
  }
}
