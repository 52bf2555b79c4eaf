package dev.sagas.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    builder.environment().put("SPRING_APPLICATION_JSON", json(properties));
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

  /** In the environment, which keeps passwords out of the list of processes. */
  private static String json(Map<String, String> properties) {
    try {
      return new ObjectMapper().writeValueAsString(properties);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
