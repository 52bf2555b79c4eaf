package dev.sagas.faultagent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/** Makes changes in classes, those that are loaded already included. */
final class Instrumenter {

  private final Instrumentation instrumentation;
  private final Consumer<Throwable> failed;

  /**
   * An instrumenter.
   *
   * @param failed told, in the thread that loads a class, that a change could not be made
   */
  Instrumenter(Instrumentation instrumentation, Consumer<Throwable> failed) {
    this.instrumentation = instrumentation;
    this.failed = failed;
  }

  /** Makes all of {@code changes}; the answer takes them back. */
  Runnable make(List<Change> changes) {
    Set<String> types = changes.stream().map(Change::type).collect(Collectors.toSet());
    Selective transformer = new Selective(types, transformer(changes));
    instrumentation.addTransformer(transformer, true);
    retransform(types);
    return () -> {
      instrumentation.removeTransformer(transformer);
      retransform(types);
    };
  }

  private void retransform(Set<String> types) {
    Class<?>[] loaded =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(type -> types.contains(type.getName()))
            .toArray(Class<?>[]::new);
    if (loaded.length == 0) {
      return;
    }
    try {
      instrumentation.retransformClasses(loaded);
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException(e);
    }
  }

  private ClassFileTransformer transformer(List<Change> changes) {
    AgentBuilder builder =
        new AgentBuilder.Default()
            .disableClassFormatChanges()
            .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
            .with(new Failures());
    for (Change change : changes) {
      builder =
          builder
              .type(ElementMatchers.named(change.type()))
              .transform((it, type, loader, module, domain) -> required(change, it, type))
              .transform(
                  new AgentBuilder.Transformer.ForAdvice()
                      .include(Instrumenter.class.getClassLoader())
                      .advice(change.method(), change.advice()));
    }
    return builder.makeRaw();
  }

  /** A driver of another version may have renamed the method: nothing would tell, but this. */
  private static DynamicType.Builder<?> required(
      Change change, DynamicType.Builder<?> builder, TypeDescription type) {
    if (type.getDeclaredMethods().filter(change.method()).isEmpty()) {
      throw new IllegalStateException(
          "%s has no method %s for %s".formatted(change.type(), change.method(), change.advice()));
    }
    return builder;
  }

  /** Keeps ByteBuddy from looking into every class that a service loads, which takes minutes. */
  private record Selective(Set<String> types, ClassFileTransformer transformer)
      implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable Module module,
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes)
        throws IllegalClassFormatException {
      return name != null && types.contains(name.replace('/', '.'))
          ? transformer.transform(module, loader, name, redefined, domain, bytes)
          : null;
    }
  }

  private final class Failures extends AgentBuilder.Listener.Adapter {
    @Override
    public void onError(
        String type,
        @Nullable ClassLoader loader,
        @Nullable JavaModule module,
        boolean loaded,
        Throwable cause) {
      failed.accept(new IllegalStateException("Cannot instrument " + type, cause));
    }
  }
}
