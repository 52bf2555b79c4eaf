package dev.sagas.choreography.verify;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.HandlerManifest;
import dev.sagas.choreography.manifest.ServiceManifest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a joined choreography needs of the broker, and no more.
 *
 * @param exchanges the type of each exchange, by name
 * @param queues the type of each queue, by name
 * @param bindings every binding that a message takes
 */
record BrokerNeeds(
    Map<String, String> exchanges, Map<String, String> queues, Set<NeededBinding> bindings) {

  static BrokerNeeds of(JoinedChoreography choreography, List<Duration> retryLadder) {
    BrokerNeeds needs =
        new BrokerNeeds(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
    needs.queues.put(ServiceNames.EVENT_LOG, "stream");
    choreography.services().forEach(service -> needs.add(service, retryLadder));
    return needs;
  }

  private void add(ServiceManifest service, List<Duration> retryLadder) {
    ServiceNames names = service.names();
    exchanges.put(names.events(), "topic");
    exchanges.put(names.local(), "direct");
    local(names, ServiceNames.INBOX_KEY, names.inbox());
    local(names, ServiceNames.DEAD_KEY, names.dead());
    retryLadder.forEach(it -> local(names, ServiceNames.retryKey(it), names.retry(it)));
    bindings.add(new NeededBinding(names.events(), "#", ServiceNames.EVENT_LOG));
    service.handlers().stream()
        .map(HandlerManifest::event)
        .forEach(
            event ->
                bindings.add(
                    new NeededBinding(
                        new ServiceNames(event.publisher()).events(),
                        event.toString(),
                        names.inbox())));
  }

  private void local(ServiceNames names, String key, String queue) {
    queues.put(queue, "quorum");
    bindings.add(new NeededBinding(names.local(), key, queue));
  }
}
