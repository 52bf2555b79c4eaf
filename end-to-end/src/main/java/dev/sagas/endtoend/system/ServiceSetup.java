package dev.sagas.endtoend.system;

import dev.sagas.test.ServerAddresses;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a service's process is started. Unchangeable: each method returns another setup.
 *
 * @param service its name, such as {@code order}
 * @param label tells instances of one service apart; names the log
 * @param program what is run
 * @param jvmOptions in addition to those of every service
 * @param properties Spring's, in addition to the configuration in the jar
 * @param logs the folder of what it prints
 */
public record ServiceSetup(
    String service,
    String label,
    ServiceProgram program,
    List<String> jvmOptions,
    Map<String, String> properties,
    Path logs) {

  public ServiceSetup {
    jvmOptions = List.copyOf(jvmOptions);
    properties = Map.copyOf(properties);
  }

  /** The service as it is shipped, at these servers. */
  public static ServiceSetup of(String service, ServerAddresses servers) {
    return new ServiceSetup(
        service,
        service,
        ServiceProgram.shipped(service),
        List.of(),
        servers.propertiesOf(service),
        Path.of("target", "services").toAbsolutePath());
  }

  public ServiceSetup labelled(String other) {
    return new ServiceSetup(service, other, program, jvmOptions, properties, logs);
  }

  public ServiceSetup running(ServiceProgram other) {
    return new ServiceSetup(service, label, other, jvmOptions, properties, logs);
  }

  /** With further options of the JVM, such as {@code -javaagent:...}. */
  public ServiceSetup with(String... options) {
    List<String> all = Stream.concat(jvmOptions.stream(), Stream.of(options)).toList();
    return new ServiceSetup(service, label, program, all, properties, logs);
  }

  /** With further properties, or other values of some: say, a port behind which a proxy listens. */
  public ServiceSetup with(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.putAll(further);
    return new ServiceSetup(service, label, program, jvmOptions, all, logs);
  }

  public ServiceSetup loggingTo(Path folder) {
    return new ServiceSetup(service, label, program, jvmOptions, properties, folder);
  }

  Path log() {
    return logs.resolve(label + ".log");
  }
}
