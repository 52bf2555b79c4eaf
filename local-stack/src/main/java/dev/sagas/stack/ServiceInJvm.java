package dev.sagas.stack;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** A service in this JVM. Its Spring was loaded apart from ours, so it is reached by reflection. */
final class ServiceInJvm implements RunningService {

  private static final int LINE = 160;

  private final String name;
  private final ClassLoader loader;
  private final String[] arguments;
  private volatile @Nullable AutoCloseable context;

  ServiceInJvm(String name, ClassLoader loader, String[] arguments) {
    this.name = name;
    this.loader = loader;
    this.arguments = arguments;
  }

  /** Returns when the service serves. */
  void run(String applicationClass) {
    underItsLoader(
        "start",
        () -> {
          Class<?> spring = loader.loadClass("org.springframework.boot.SpringApplication");
          context =
              (AutoCloseable)
                  spring
                      .getMethod("run", Class.class, String[].class)
                      .invoke(null, loader.loadClass(applicationClass), arguments);
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean alive() {
    return context != null;
  }

  @Override
  public void stop() {
    AutoCloseable running = context;
    context = null;
    if (running != null) {
      underItsLoader("stop", running::close);
    }
  }

  private void underItsLoader(String verb, Action action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      action.run();
    } catch (InvocationTargetException e) {
      throw failure(verb, e.getCause() == null ? e : e.getCause());
    } catch (Exception e) {
      throw failure(verb, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private StackException failure(String verb, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new StackException(
        "The service %s did not %s: %s.log in the folder of the logs says why. It begins: %s"
            .formatted(name, verb, name, beginning(String.valueOf(root.getMessage()))),
        cause);
  }

  private static String beginning(String message) {
    String line = message.lines().findFirst().orElse(message);
    return line.length() <= LINE ? line : line.substring(0, LINE) + " ...";
  }

  @FunctionalInterface
  private interface Action {
    void run() throws Exception;
  }
}
