package dev.sagas.stack;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs services in this JVM. Each has a class loader of its own, so that each finds its own
 * configuration; services with the same libraries share the loader of those, which saves the time
 * and memory of loading them again, and a service with others is not changed by its neighbours'.
 * Libraries that no other library knows of do not count: they come with the service itself.
 */
public final class InJvmHost implements ServiceHost {

  private static final String TOMCAT_FACTORY =
      "org.apache.catalina.webresources.TomcatURLStreamHandlerFactory";

  /** Beginnings of file names. What Spring Boot configures itself cannot be among them. */
  private static final List<String> UNKNOWN_TO_OTHERS = List.of("resilience4j-");

  private final ServiceFiles files;
  private final Path logs;
  private final CompletableFuture<?> broker;
  private final Map<List<Path>, ClassLoader> librariesByPaths = new HashMap<>();

  /**
   * @param files where copies of what the build left are kept
   * @param logs one log for each service is written here
   * @param broker completed when RabbitMQ serves; services are built meanwhile, and wait for it
   *     before they begin to listen
   */
  public InJvmHost(Path files, Path logs, CompletableFuture<?> broker) {
    this.files = new ServiceFiles(files);
    this.logs = logs;
    this.broker = broker;
  }

  @Override
  public RunningService start(ServiceBuild service, Map<String, String> properties) {
    ServiceInJvm running = new ServiceInJvm(service.name(), loader(service), arguments(properties));
    running.run(service.applicationClass(), broker);
    return running;
  }

  private ClassLoader loader(ServiceBuild service) {
    List<Path> libraries = files.libraries(service);
    List<Path> shared =
        libraries.stream().filter(Predicate.not(InJvmHost::isUnknownToOthers)).toList();
    Stream<Path> own =
        Stream.concat(
            Stream.of(files.copy(service.plainJar())),
            libraries.stream().filter(InJvmHost::isUnknownToOthers));
    return new URLClassLoader(
        ThreadService.LOADER_PREFIX + service.name(), urls(own), shared(service.name(), shared));
  }

  private static boolean isUnknownToOthers(Path library) {
    return UNKNOWN_TO_OTHERS.stream().anyMatch(library.getFileName().toString()::startsWith);
  }

  private synchronized ClassLoader shared(String service, List<Path> libraries) {
    return librariesByPaths.computeIfAbsent(
        libraries,
        paths ->
            keptFromTheJvm(
                new URLClassLoader(
                    "libraries of " + service,
                    urls(Stream.concat(paths.stream(), Stream.of(ownJar()))),
                    ClassLoader.getPlatformClassLoader())));
  }

  /** Tomcat would register itself with the JVM, which takes one registration only. */
  private static ClassLoader keptFromTheJvm(ClassLoader libraries) {
    try {
      libraries.loadClass(TOMCAT_FACTORY).getMethod("disable").invoke(null);
    } catch (ClassNotFoundException noTomcat) {
      return libraries;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Tomcat cannot be run twice in one JVM", e);
    }
    return libraries;
  }

  /** Holds what divides the services' logs, and what they wait at for the broker. */
  private static Path ownJar() {
    return Path.of(InJvmHost.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private String[] arguments(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("spring.jmx.enabled", "false");
    all.put("spring.main.banner-mode", "off");
    all.put("spring.main.register-shutdown-hook", "false");
    all.put("logging.register-shutdown-hook", "false");
    all.put("management.metrics.use-global-registry", "false");
    all.put("logging.config", "classpath:dev/sagas/stack/logback-services.xml");
    all.put("logging.file.path", logs.toString());
    return all.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }

  private static URL[] urls(Stream<Path> paths) {
    return paths
        .map(
            path -> {
              try {
                return path.toUri().toURL();
              } catch (MalformedURLException e) {
                throw new IllegalStateException("No URL for " + path, e);
              }
            })
        .toArray(URL[]::new);
  }
}
