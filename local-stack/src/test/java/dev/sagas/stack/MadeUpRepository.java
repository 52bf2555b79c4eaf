package dev.sagas.stack;

import dev.sagas.stack.made.MadeUpApplication;
import dev.sagas.test.Repository;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A repository in which two small services have been built. */
record MadeUpRepository(Path root) {

  private static final String CLASS =
      MadeUpApplication.class.getName().replace('.', '/') + ".class";

  static MadeUpRepository in(Path root) throws IOException {
    Files.copy(Repository.find().definitions(), root.resolve("rabbit-definitions.json"));
    MadeUpRepository repository = new MadeUpRepository(root);
    repository.build("customer", 18_082);
    repository.build("order", 18_081);
    return repository;
  }

  private void build(String name, int port) throws IOException {
    Path target = Files.createDirectories(root.resolve("services").resolve(name).resolve("target"));
    Files.createFile(target.resolveSibling("pom.xml"));
    String configuration =
        "spring.application.name: %s%nserver.port: ${MADE_UP_PORT:%d}%n".formatted(name, port);
    Path plain = target.resolve(name + "-service-1.jar");
    try (JarOutputStream jar = open(plain, plain)) {
      add(jar, CLASS, classBytes());
      add(jar, "application.yml", configuration.getBytes());
    }
    try (JarOutputStream jar = open(target.resolve(name + "-service-1-exec.jar"), plain)) {
      add(jar, "BOOT-INF/classes/application.yml", configuration.getBytes());
      for (Path library : libraries()) {
        add(jar, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
  }

  /** Runs by its class path alone, without Spring Boot's loader of nested jars. */
  private static JarOutputStream open(Path file, Path plain) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MadeUpApplication.class.getName());
    attributes.put(new Attributes.Name("Start-Class"), MadeUpApplication.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.concat(Stream.of(plain), libraries().stream())
            .map(path -> path.toUri().toString())
            .collect(Collectors.joining(" ")));
    OutputStream stream = Files.newOutputStream(file);
    return new JarOutputStream(stream, manifest);
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static byte[] classBytes() throws IOException {
    try (var stream = MadeUpApplication.class.getClassLoader().getResourceAsStream(CLASS)) {
      return stream.readAllBytes();
    }
  }

  /** Those of this test, without the modules of the repository. */
  private static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().endsWith(".jar"))
        .filter(path -> !path.getFileName().toString().startsWith("saga-"))
        .toList();
  }
}
