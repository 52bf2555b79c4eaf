package dev.sagas.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.InputStreamResource;

/**
 * A service as the build left it.
 *
 * @param name such as {@code order}: its database, role, broker account and folder
 * @param plainJar its classes and resources alone
 * @param executableJar the same with all libraries
 * @param applicationClass the class that is run
 * @param usualPort the port of its application.yml
 */
public record ServiceBuild(
    String name, Path plainJar, Path executableJar, String applicationClass, int usualPort) {

  private static final String EXECUTABLE = "-exec.jar";
  private static final Pattern PORT = Pattern.compile("(\\d+)}?$");
  private static final int SPRING_DEFAULT_PORT = 8080;

  /**
   * Every service of the repository, in alphabetical order.
   *
   * @throws StackException if one was not built
   */
  public static List<ServiceBuild> findAll(Path root) {
    Path services = root.resolve("services");
    try (Stream<Path> folders = Files.list(services)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .sorted()
          .map(ServiceBuild::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + services, e);
    }
  }

  private static ServiceBuild of(Path folder) {
    String name = folder.getFileName().toString();
    Path executable = executableIn(folder.resolve("target"), name);
    String file = executable.getFileName().toString();
    Path plain = executable.resolveSibling(file.replace(EXECUTABLE, ".jar"));
    try (JarFile jar = new JarFile(executable.toFile())) {
      return new ServiceBuild(
          name,
          plain,
          executable,
          jar.getManifest().getMainAttributes().getValue("Start-Class"),
          port(jar));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + executable, e);
    }
  }

  private static Path executableIn(Path target, String name) {
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        var found =
            files.filter(file -> file.getFileName().toString().endsWith(EXECUTABLE)).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot list " + target, e);
      }
    }
    throw new StackException(
        "The service %s is not built: there is no *%s in %s.".formatted(name, EXECUTABLE, target));
  }

  private static int port(JarFile jar) throws IOException {
    var entry = jar.getJarEntry("BOOT-INF/classes/application.yml");
    if (entry == null) {
      return SPRING_DEFAULT_PORT;
    }
    try (InputStream stream = jar.getInputStream(entry)) {
      YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
      yaml.setResources(new InputStreamResource(stream));
      Properties properties = yaml.getObject();
      String port = properties == null ? "" : properties.getProperty("server.port", "");
      Matcher number = PORT.matcher(port);
      return number.find() ? Integer.parseInt(number.group(1)) : SPRING_DEFAULT_PORT;
    }
  }
}
