package dev.sagas.test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Network namespaces whose names tell which process they belong to, so that those of a process that
 * was killed can be removed by the next.
 *
 * @param prefix of the names
 */
record Namespaces(String prefix) {

  private static final Pattern NAME = Pattern.compile("sagas-(\\d+)-.*");

  /** Those of one network of this process. */
  static Namespaces ofThisProcess(int network) {
    return new Namespaces("sagas-%d-%d-".formatted(ProcessHandle.current().pid(), network));
  }

  /**
   * Removes what processes that live no more have left, and ends what runs in it.
   *
   * @throws IllegalStateException if this process may not do that
   */
  static void removeThoseOfTheDead() {
    all().filter(Namespaces::isOfTheDead).forEach(Namespaces::remove);
  }

  private static boolean isOfTheDead(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
  }

  /** The full name of one. */
  String name(String suffix) {
    return prefix + suffix;
  }

  void add(String suffix) {
    ip("netns add " + name(suffix));
  }

  /** Removes all of them, and ends what runs in them. */
  void remove() {
    all().filter(name -> name.startsWith(prefix)).forEach(Namespaces::remove);
  }

  private static void remove(String name) {
    ip("netns pids " + name)
        .lines()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
        .forEach(ProcessHandle::destroyForcibly);
    ip("netns del " + name);
  }

  /** Those of all processes; a line may go on with the namespace's number. */
  private static Stream<String> all() {
    return ip("netns list").lines().map(line -> line.split(" ")[0]).toList().stream();
  }

  /** Runs {@code ip} in one of them. */
  String ip(String suffix, String command) {
    return ip("-n " + name(suffix) + " " + command);
  }

  /** Runs {@code ip} outside of them. */
  static String ip(String command) {
    return ServerCommand.run(Stream.concat(Stream.of("ip"), words(command)).toList());
  }

  private static Stream<String> words(String command) {
    return List.of(command.split(" ")).stream();
  }
}
