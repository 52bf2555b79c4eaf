package dev.sagas.verification.choreography;

import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.BrokerAccess;
import dev.sagas.choreography.verify.BrokerDefinitions;
import dev.sagas.choreography.verify.ChoreographyVerifier;
import dev.sagas.services.customer.CustomerApplication;
import dev.sagas.services.inventory.InventoryApplication;
import dev.sagas.services.notification.NotificationApplication;
import dev.sagas.services.order.OrderApplication;
import dev.sagas.services.orderview.OrderViewApplication;
import dev.sagas.services.payment.PaymentApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The services of the checkout, and what they are held to.
 *
 * @param root the repository's top level
 */
public record CheckoutChoreography(Path root) {

  /** A new service is added here. */
  private static final List<Class<?>> SERVICES =
      List.of(
          OrderApplication.class,
          CustomerApplication.class,
          InventoryApplication.class,
          PaymentApplication.class,
          OrderViewApplication.class,
          NotificationApplication.class);

  /** Users of people and tools, and the services that read the event log. */
  private static final BrokerAccess ACCESS =
      new BrokerAccess(Set.of("operator", "topology"), Set.of("order-view", "notification"));

  private static final Set<String> OBSERVERS = Set.of("order-view");

  /** What each service declares now. */
  public static List<ServiceManifest> manifests() {
    return SERVICES.stream().map(ServiceManifest::of).toList();
  }

  /** The verifier of the present state against the last release and the broker's definitions. */
  public ChoreographyVerifier verifier() {
    return verifier(manifests());
  }

  ChoreographyVerifier verifier(List<ServiceManifest> manifests) {
    return ChoreographyVerifier.of(manifests)
        .withObservers(OBSERVERS)
        .withReleased(released())
        .withDefinitions(BrokerDefinitions.read(definitions()))
        .withAccess(ACCESS);
  }

  /** The file that describes the broker. */
  public Path definitions() {
    return root.resolve("rabbit-definitions.json");
  }

  /** The folder that keeps each service's manifest as it was last released. */
  public Path released() {
    return root.resolve("docs/choreography/released");
  }
}
