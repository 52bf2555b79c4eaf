package dev.sagas.endtoend.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same program in a form that starts in a part of the time, for runs that start a service many
 * times: its jars side by side instead of one in another, and the classes that a start loads in an
 * archive. Made once for each build.
 */
public final class FastStart {

  private final Path folder;

  /**
   * Keeps programs in {@code folder}.
   *
   * @param folder created where missing
   */
  private FastStart(Path folder) {
    this.folder = folder;
  }

  /** Keeps programs in the folder of the build, where one run finds those of another. */
  public static FastStart inTarget() {
    return new FastStart(Path.of("target", "programs").toAbsolutePath());
  }

  /**
   * The same service in this form; starts and ends it once when there is no archive of it yet.
   *
   * @param setup a service whose servers are running
   */
  public ServiceSetup prepare(ServiceSetup setup) {
    Path unpacked = unpacked(setup.service());
    Path jar = unpacked.resolve(ServiceProgram.jar(setup.service()).getFileName());
    Path archive = unpacked.resolve(NewestJava.version() + ".archive");
    if (!Files.exists(archive)) {
      train(setup, archive, jar);
    }
    return setup.running(program(reading(archive), jar));
  }

  private static void train(ServiceSetup setup, Path archive, Path jar) {
    ServiceSetup training = setup.labelled(setup.service() + "-training");
    ServiceProcess service =
        new ServiceProcess(training.running(program(writing(archive), jar))).start().awaitReady();
    service.stop();
    if (!Files.exists(archive)) {
      throw new IllegalStateException(
          "Java made no archive of " + setup.service() + "; see " + training.log());
    }
  }

  private static ServiceProgram program(String option, Path jar) {
    return new ServiceProgram(List.of(option, "-Xlog:aot=off,cds=off", "-jar", jar.toString()));
  }

  /** Since version 25 the archive holds classes that are linked already. */
  private static String writing(Path archive) {
    String option =
        NewestJava.version() >= 25 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    return option + archive;
  }

  private static String reading(Path archive) {
    String option = NewestJava.version() >= 25 ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    return option + archive;
  }

  private Path unpacked(String service) {
    Path jar = ServiceProgram.jar(service);
    try {
      FileTime built = Files.getLastModifiedTime(jar);
      Path unpacked = folder.resolve(service + "-" + built.toMillis());
      if (!Files.isDirectory(unpacked)) {
        discard(service);
        unpack(jar, unpacked);
      }
      return unpacked;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + jar, e);
    }
  }

  /** Those of earlier builds. */
  private void discard(String service) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Path program = folder.relativize(file).getName(0);
        if (program.toString().matches(service + "-\\d+")) {
          Files.delete(file);
        }
      }
    }
  }

  private void unpack(Path jar, Path destination) throws IOException {
    Path unfinished = Files.createTempDirectory(folder, "unpacking-");
    List<String> command =
        List.of(
            NewestJava.find().toString(),
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--force",
            "--destination",
            unfinished.toString());
    Path output = folder.resolve("unpacking.log");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start()
            .onExit()
            .join()
            .exitValue();
    if (exit != 0) {
      throw new IOException("java ended with " + exit + "; see " + output);
    }
    Files.move(unfinished, destination);
  }
}
