package dev.sagas.faultagent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agent's entry: {@code -javaagent:fault-agent.jar=name=order,port=12345}, or attached with the
 * same, where a test listens on {@code port} of the loopback interface. A service whose drivers
 * cannot be instrumented does not run.
 */
public final class FaultAgent {

  private static final int UNUSABLE = 70;

  private FaultAgent() {}

  /** Called by the JVM of a running program. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    premain(arguments, instrumentation);
  }

  /** Called by the JVM before the program. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    try {
      Map<String, String> settings = settings(arguments);
      ControlLine line =
          ControlLine.open(
              required(settings, "name"),
              Integer.parseInt(required(settings, "port")),
              instrumentation);
      Hook.tell(line.hits());
      new Instrumenter(instrumentation, FaultAgent::end).make(Change.ofDrivers());
    } catch (IOException | RuntimeException e) {
      end(e);
    }
  }

  private static Map<String, String> settings(String arguments) {
    return Stream.of(arguments.split(","))
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
  }

  private static String required(Map<String, String> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  /** Not an exception: ByteBuddy and the JVM would swallow it, and nothing would ever be hit. */
  private static void end(Throwable failure) {
    System.err.println("fault-agent: the service ends, since it cannot be instrumented");
    failure.printStackTrace();
    Runtime.getRuntime().halt(UNUSABLE);
  }
}
