package dev.sagas.stack;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A service in this JVM. Its Spring was loaded apart from ours, so it is reached by reflection. */
final class ServiceInJvm implements RunningService {

  private static final int LINE = 160;
  private static final String INITIALIZER =
      "org.springframework.context.ApplicationContextInitializer";

  private final String name;
  private final ClassLoader loader;
  private final String[] arguments;
  private volatile @Nullable AutoCloseable context;

  ServiceInJvm(String name, ClassLoader loader, String[] arguments) {
    this.name = name;
    this.loader = loader;
    this.arguments = arguments;
  }

  /** Returns when the service serves, for which it waits for {@code broker}. */
  void run(String applicationClass, CompletableFuture<?> broker) {
    underItsLoader(
        "start",
        () -> {
          Class<?> spring = loader.loadClass("org.springframework.boot.SpringApplication");
          Object sources = arrayOf(Class.class, loader.loadClass(applicationClass));
          Object application = spring.getConstructor(Class[].class).newInstance(sources);
          Object gates = arrayOf(loader.loadClass(INITIALIZER), gate(broker));
          spring.getMethod("addInitializers", gates.getClass()).invoke(application, gates);
          context =
              (AutoCloseable)
                  spring.getMethod("run", String[].class).invoke(application, (Object) arguments);
        });
  }

  private Object gate(CompletableFuture<?> broker) throws ReflectiveOperationException {
    return loader
        .loadClass(BrokerGate.class.getName())
        .getConstructor(CompletableFuture.class)
        .newInstance(broker);
  }

  private static Object arrayOf(Class<?> type, Object only) {
    Object array = Array.newInstance(type, 1);
    Array.set(array, 0, only);
    return array;
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
