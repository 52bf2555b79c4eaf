package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The RabbitMQ server that is installed on this machine.
 *
 * @param server the script {@code rabbitmq-server} that starts a node under the present user
 * @param epmd Erlang's port mapper
 */
record RabbitInstallation(Path server, Path epmd) {

  private static final Path DEBIAN = Path.of("/usr/lib/rabbitmq/lib");
  private static final String SCRIPT = "rabbitmq-server";

  /** Looks in {@code RABBITMQ_HOME}, then where Debian puts it, then along the PATH. */
  static Optional<RabbitInstallation> find() {
    return Stream.of(named(), debian(), onPath())
        .flatMap(List::stream)
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(server -> epmdBeside().map(epmd -> new RabbitInstallation(server, epmd)));
  }

  /** The command line of a node; an interrupt from the terminal is for whoever starts it. */
  List<String> node() {
    return List.of(server.toString(), "-noinput", "+B", "i");
  }

  /** The command line of {@code rabbitmqctl}, which lies beside the server's script. */
  List<String> control(List<String> command) {
    return Stream.concat(
            Stream.of(server.resolveSibling("rabbitmqctl").toString()), command.stream())
        .toList();
  }

  /**
   * The same.
   *
   * @throws IllegalStateException if there is none; the message says how to get it
   */
  static RabbitInstallation required() {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No RabbitMQ server found: on Debian or Ubuntu run"
                        + " 'apt-get install rabbitmq-server', elsewhere unpack the generic Unix"
                        + " build and set RABBITMQ_HOME to its folder."));
  }

  private static List<Path> named() {
    return Stream.ofNullable(System.getenv("RABBITMQ_HOME"))
        .map(home -> Path.of(home, "sbin", SCRIPT))
        .toList();
  }

  private static List<Path> debian() {
    if (!Files.isDirectory(DEBIAN)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .filter(folder -> folder.getFileName().toString().startsWith("rabbitmq_server-"))
          .sorted(Comparator.reverseOrder())
          .map(folder -> folder.resolve("sbin").resolve(SCRIPT))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + DEBIAN, e);
    }
  }

  /** Debian's wrapper on the PATH insists on its own user; the script behind it does not. */
  private static List<Path> onPath() {
    return path(SCRIPT).filter(script -> !script.endsWith("rabbitmq-script-wrapper")).toList();
  }

  private static Optional<Path> epmdBeside() {
    return Stream.concat(path("epmd"), erlangRuntimes()).filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> erlangRuntimes() {
    Path erlang = Path.of("/usr/lib/erlang");
    if (!Files.isDirectory(erlang)) {
      return Stream.empty();
    }
    try (Stream<Path> folders = Files.list(erlang)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("erts-"))
          .map(folder -> folder.resolve("bin").resolve("epmd"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + erlang, e);
    }
  }

  private static Stream<Path> path(String command) {
    return Stream.ofNullable(System.getenv("PATH"))
        .flatMap(path -> Stream.of(path.split(":")))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .map(RabbitInstallation::real);
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot follow " + link, e);
    }
  }
}
