package dev.sagas.rabbit;

import dev.sagas.event.EventType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to know where an event belongs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoutingBenchmark {

  private String type = "payment.capture-failed.v1";
  private EventType parsed = EventType.parse(type);

  /** A type out of the text that a message or a row carries. */
  @Benchmark
  public EventType parseType() {
    return EventType.parse(type);
  }

  /** A routing key out of a type. */
  @Benchmark
  public String routingKey() {
    return parsed.toString();
  }

  /** Whether a binding takes an event. */
  @Benchmark
  public boolean matchPattern() {
    return TopicPattern.matches("payment.#", type);
  }
}
