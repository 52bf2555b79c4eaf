package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.choreography.graph.MadeUp;
import dev.sagas.choreography.graph.Shop;
import dev.sagas.choreography.manifest.HandlerManifest;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.BrokerDefinitions;
import dev.sagas.choreography.verify.BrokerDefinitions.Permission;
import dev.sagas.choreography.verify.ChoreographyVerifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What services look for at the broker when they start is what the verifier asks for. */
class SharedNeedsTest {

  private final List<ServiceManifest> services =
      MadeUp.manifests(Shop.shop(), Shop.store(), Shop.till());

  @Test
  void definitionsOfExactlyWhatTheServicesNeedHaveNothingMissingAndNothingSuperfluous() {
    Map<String, String> exchanges = new TreeMap<>();
    Map<String, String> queues = new TreeMap<>();
    Set<NeededBinding> bindings = new LinkedHashSet<>();
    for (ServiceManifest service : services) {
      TopologyNeeds needs =
          TopologyNeeds.of(choreography(service), ChoreographyVerifier.DEFAULT_LADDER);
      exchanges.putAll(needs.exchanges());
      needs.queues().forEach(queue -> queues.put(queue.name(), queue.type()));
      bindings.addAll(needs.bindings());
    }

    BrokerDefinitions definitions =
        new BrokerDefinitions(exchanges, queues, List.copyOf(bindings), users(), permissions());

    assertThat(ChoreographyVerifier.of(services).withDefinitions(definitions).verify()).isEmpty();
  }

  private static ServiceChoreography choreography(ServiceManifest service) {
    return new ServiceChoreography(
        service.service(),
        List.of(),
        service.handlers().stream().map(SharedNeedsTest::handler).toList(),
        service.useCases());
  }

  private static DeclaredHandler handler(HandlerManifest handler) {
    return new DeclaredHandler(
        handler.name(),
        handler.event(),
        Object.class,
        handler.emission(),
        handler.step(),
        handler.compensates(),
        Object.class,
        null,
        false);
  }

  private Map<String, List<String>> users() {
    Map<String, List<String>> users = new TreeMap<>();
    services.forEach(service -> users.put(service.service(), List.of("management")));
    return users;
  }

  private List<Permission> permissions() {
    List<Permission> permissions = new ArrayList<>();
    for (ServiceManifest service : services) {
      ServiceNames names = service.names();
      permissions.add(
          new Permission(
              service.service(),
              "^$",
              "^(%s|%s)$".formatted(names.events(), names.local()),
              "^(%s|%s)$".formatted(names.inbox(), names.dead())));
    }
    return permissions;
  }
}
