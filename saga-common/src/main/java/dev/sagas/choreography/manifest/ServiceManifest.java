package dev.sagas.choreography.manifest;

import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.DeclaredUseCase;
import dev.sagas.choreography.PublishedEvent;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One service's part in a choreography as data that needs none of its classes: what it publishes
 * with which schema, what it reacts to and which fields it reads, what it emits, undoes and
 * schedules. Written to a file, it can be joined with services of other repositories, and kept as
 * the state of a release.
 *
 * @param service the service's name
 * @param version the version that it describes; {@value #UNRELEASED} for the working state
 * @param publishes one entry for each published type
 * @param handlers every reaction
 * @param useCases what emits without reacting
 */
public record ServiceManifest(
    String service,
    String version,
    List<EventManifest> publishes,
    List<HandlerManifest> handlers,
    List<DeclaredUseCase> useCases) {

  /** The version of what was not released. */
  public static final String UNRELEASED = "unreleased";

  private static final String SUFFIX = ".json";

  public ServiceManifest {
    publishes = List.copyOf(publishes);
    handlers = List.copyOf(handlers);
    useCases = List.copyOf(useCases);
  }

  /**
   * Describes a service by its classes: those in the package of {@code applicationClass} and below
   * that carry the choreography's annotations and are beans, by {@code @Component} or as what a
   * {@code @Bean} method there returns. Starts nothing, so conditions on beans are taken to hold.
   *
   * @param applicationClass the class annotated with {@code Participant}
   * @throws dev.sagas.choreography.InvalidChoreographyException if the declaration contradicts
   *     itself
   */
  public static ServiceManifest of(Class<?> applicationClass) {
    return of(ChoreographyReader.read(applicationClass, ComponentScan.below(applicationClass)));
  }

  /**
   * Describes a service by its declaration. The schema of each type is looked up beside the class
   * of its body, as resource {@code schemas/<type>.json}.
   */
  public static ServiceManifest of(ServiceChoreography choreography) {
    return new ServiceManifest(
        choreography.service(),
        UNRELEASED,
        choreography.publishes().stream().map(ServiceManifest::event).toList(),
        choreography.handlers().stream().map(ServiceManifest::handler).toList(),
        choreography.useCases());
  }

  private static EventManifest event(PublishedEvent event) {
    return new EventManifest(
        event.type(), event.terminal(), event.alwaysAnswered(), SchemaFile.find(event));
  }

  private static HandlerManifest handler(DeclaredHandler handler) {
    return new HandlerManifest(
        handler.name(),
        handler.event(),
        ReadFields.of(handler.body()),
        handler.emission(),
        handler.step(),
        handler.compensates());
  }

  /**
   * Reads a manifest from its file.
   *
   * @throws IllegalArgumentException if the file is no manifest
   */
  public static ServiceManifest read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the manifest " + file, e);
    }
  }

  /**
   * Reads what {@link #json()} wrote.
   *
   * @throws IllegalArgumentException if the text is no manifest
   */
  public static ServiceManifest parse(String json) {
    return ManifestJson.read(json);
  }

  /** Reads every manifest of a folder, by the names of the files; none if there is no folder. */
  public static List<ServiceManifest> readAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(ServiceManifest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the manifests in " + folder, e);
    }
  }

  /** Writes {@code <service>.json} into a folder, which is made when it is not there. */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(service + SUFFIX), json());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the manifest of " + service, e);
    }
  }

  /** The manifest as it is written: the same text for the same declaration. */
  public String json() {
    return ManifestJson.write(this);
  }

  /** The same service under a version: what a release keeps. */
  public ServiceManifest released(String asVersion) {
    return new ServiceManifest(service, asVersion, publishes, handlers, useCases);
  }

  /** The names of the service's exchanges and queues. */
  public ServiceNames names() {
    return new ServiceNames(service);
  }
}
