package dev.sagas.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Copies of what the build left, so that a build beside the running system does not pull the code
 * from under it.
 *
 * @param folder where the copies are
 */
record ServiceFiles(Path folder) {

  private static final String LIBRARIES = "BOOT-INF/lib/";

  /** The libraries of a service; services with equal lists share the files. */
  List<Path> libraries(ServiceBuild service) {
    try (JarFile jar = new JarFile(service.executableJar().toFile())) {
      Files.createDirectories(folder.resolve("lib"));
      List<JarEntry> entries =
          jar.stream()
              .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
              .toList();
      for (JarEntry entry : entries) {
        copyWhereDifferent(jar, entry);
      }
      return entries.stream().map(this::target).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + service.executableJar(), e);
    }
  }

  /** A copy of {@code jar}, which is one of a service's two. */
  Path copy(Path jar) {
    try {
      Files.createDirectories(folder);
      return Files.copy(
          jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + jar, e);
    }
  }

  private void copyWhereDifferent(JarFile jar, JarEntry entry) throws IOException {
    Path target = target(entry);
    FileTime built = entry.getLastModifiedTime();
    boolean same =
        Files.exists(target)
            && Files.size(target) == entry.getSize()
            && Files.getLastModifiedTime(target).equals(built);
    if (!same) {
      // Two services may copy the same library at once: each sees none of it, or all.
      Path copy = Files.createTempFile(target.getParent(), null, ".part");
      try (InputStream library = jar.getInputStream(entry)) {
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.setLastModifiedTime(copy, built);
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Path target(JarEntry entry) {
    return folder.resolve("lib").resolve(entry.getName().substring(LIBRARIES.length()));
  }
}
