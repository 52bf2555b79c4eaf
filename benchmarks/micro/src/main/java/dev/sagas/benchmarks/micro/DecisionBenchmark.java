package dev.sagas.benchmarks.micro;

import dev.sagas.event.UuidV7;
import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.Decision;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.order.domain.OrderProgress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to decide what becomes of an order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

  private OrderProgress placed =
      OrderProgress.placed(UuidV7.next(), UuidV7.next(), new Money(100, "GBP"));
  private Instant now = Instant.now();

  /** A payment was authorised. */
  @Benchmark
  public Decision confirm() {
    return placed.confirm(now);
  }

  /** A customer changed their mind. */
  @Benchmark
  public Decision cancel() {
    return placed.cancel(
        new Cancellation(CancellationReason.CANCELLATION_REQUESTED, "Changed their mind"), now);
  }
}
