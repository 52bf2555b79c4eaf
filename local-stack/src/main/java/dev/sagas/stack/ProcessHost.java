package dev.sagas.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs each service in a JVM of its own, with the Java that runs this one.
 *
 * @param files copies of what the build left
 * @param logs one log for each service is written here
 * @param javaOptions options of each JVM
 */
public record ProcessHost(Path files, Path logs, List<String> javaOptions) implements ServiceHost {

  @Override
  public ServiceProcess start(ServiceBuild service, Map<String, String> properties) {
    Path jar = new ServiceFiles(files).copy(service.executableJar());
    ProcessBuilder builder = new ProcessBuilder(java());
    builder.command().addAll(javaOptions);
    builder.command().addAll(List.of("-jar", jar.toString()));
    properties.forEach((name, value) -> builder.environment().put(variable(name), value));
    try {
      Files.createDirectories(logs);
      Path log = logs.resolve(service.name() + ".log");
      builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
      Process process = builder.start();
      // For whoever has to end it after this JVM was killed.
      Files.writeString(files.resolve(service.name() + ".pid"), process.pid() + "\n");
      return new ServiceProcess(service.name(), process);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + jar, e);
    }
  }

  /** Spring's rule for environment variables; they keep passwords out of the list of processes. */
  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
