package dev.sagas.endtoend.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The newest Java of this machine, which is what the services run on. */
public final class NewestJava {

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private NewestJava() {}

  /** Its {@code java}; that of this JVM when none newer is found. */
  public static Path find() {
    return home().resolve("bin/java");
  }

  /** Its version, such as 17. */
  public static int version() {
    return version(home());
  }

  private static Path home() {
    return candidates().stream().max(Comparator.comparingInt(NewestJava::version)).orElseThrow();
  }

  private static List<Path> candidates() {
    Path own = Path.of(System.getProperty("java.home"));
    if (!Files.isDirectory(INSTALLED)) {
      return List.of(own);
    }
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      return Stream.concat(homes.filter(NewestJava::canRun), Stream.of(own)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean canRun(Path home) {
    return Files.isExecutable(home.resolve("bin/java")) && version(home) > 0;
  }

  private static int version(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(release));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
