package dev.sagas.choreography.verify;

import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.ServiceManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the manifests of services and looks for what is wrong between them. Starts nothing and asks
 * no one; a run takes milliseconds. In a test:
 *
 * <pre>{@code
 * assertThat(ChoreographyVerifier.of(ShopApplication.class, TillApplication.class).verify()).isEmpty();
 * }</pre>
 *
 * <p>It proves what annotations and schemas can tell: that every event arrives somewhere, every
 * step can be undone, every wait ends, every reader can read. It does not prove that the code
 * behind a handler does what its annotations say, except that the library lets no handler emit what
 * it has not declared.
 *
 * <p>Immutable: each {@code with} returns another.
 */
public final class ChoreographyVerifier {

  /** The delays of the retry queues, where a service sets no others. */
  public static final List<Duration> DEFAULT_LADDER =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  private final JoinedChoreography choreography;
  private final List<ServiceManifest> released;
  private final @Nullable BrokerDefinitions definitions;
  private final BrokerAccess access;
  private final List<Duration> retryLadder;
  private final Set<String> observers;

  private ChoreographyVerifier(
      JoinedChoreography choreography,
      List<ServiceManifest> released,
      @Nullable BrokerDefinitions definitions,
      BrokerAccess access,
      List<Duration> retryLadder,
      Set<String> observers) {
    this.choreography = choreography;
    this.released = List.copyOf(released);
    this.definitions = definitions;
    this.access = access;
    this.retryLadder = List.copyOf(retryLadder);
    this.observers = Set.copyOf(observers);
  }

  /**
   * Joins services that are on the class path.
   *
   * @param applicationClasses the classes annotated with {@code Participant}
   * @throws dev.sagas.choreography.InvalidChoreographyException if a service contradicts itself
   */
  public static ChoreographyVerifier of(Class<?>... applicationClasses) {
    return of(Arrays.stream(applicationClasses).map(ServiceManifest::of).toList());
  }

  /** Joins services by their manifests, which may come from elsewhere. */
  public static ChoreographyVerifier of(Collection<ServiceManifest> manifests) {
    return new ChoreographyVerifier(
        new JoinedChoreography(manifests),
        List.of(),
        null,
        new BrokerAccess(Set.of(), Set.of()),
        DEFAULT_LADDER,
        Set.of());
  }

  /** Also compares with the last released version of each service; those not given are new. */
  public ChoreographyVerifier withReleased(List<ServiceManifest> manifests) {
    return new ChoreographyVerifier(
        choreography, manifests, definitions, access, retryLadder, observers);
  }

  /** Also compares with the manifests of the last release in a folder; none if there is no such. */
  public ChoreographyVerifier withReleased(Path folder) {
    return withReleased(ServiceManifest.readAll(folder));
  }

  /** Also holds the broker's definitions to the choreography, in both directions. */
  public ChoreographyVerifier withDefinitions(BrokerDefinitions broker) {
    return new ChoreographyVerifier(choreography, released, broker, access, retryLadder, observers);
  }

  /** Who may do more at the broker than each service's user; no one by default. */
  public ChoreographyVerifier withAccess(BrokerAccess exceptions) {
    return new ChoreographyVerifier(
        choreography, released, definitions, exceptions, retryLadder, observers);
  }

  /** The delays of the retry queues, as {@code saga.retry.ladder} sets them. */
  public ChoreographyVerifier withRetryLadder(List<Duration> delays) {
    return new ChoreographyVerifier(choreography, released, definitions, access, delays, observers);
  }

  /**
   * Services that only watch, as a view of everything does: that they read an event does not mean
   * that someone reacts to it. None by default.
   */
  public ChoreographyVerifier withObservers(Set<String> services) {
    return new ChoreographyVerifier(
        choreography, released, definitions, access, retryLadder, services);
  }

  /** The joined services. */
  public JoinedChoreography choreography() {
    return choreography;
  }

  /** Everything that is wrong, by kind; empty if nothing is. */
  public List<Finding> verify() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new EventCheck(choreography, observers).findings());
    findings.addAll(new CompensationCheck(choreography).findings());
    findings.addAll(new WaitCheck(choreography).findings());
    findings.addAll(new CycleCheck(choreography).findings());
    findings.addAll(new ReaderCheck(choreography, released).findings());
    if (definitions != null) {
      BrokerNeeds needs = BrokerNeeds.of(choreography, retryLadder);
      findings.addAll(new DefinitionsCheck(needs, definitions).findings());
      findings.addAll(new AccessCheck(choreography, needs, definitions, access).findings());
    }
    findings.sort(Comparator.comparing(Finding::kind));
    return List.copyOf(findings);
  }
}
