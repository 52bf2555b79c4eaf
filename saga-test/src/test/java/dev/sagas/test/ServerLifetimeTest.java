package dev.sagas.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerLifetimeTest {

  private final AtomicInteger ends = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private final ServerLifetime lifetime =
      ServerLifetime.begin(false, "end-nothing", ends::incrementAndGet);

  @Test
  void startsNothingThatNoOneWouldEnd() {
    lifetime.start(starts::incrementAndGet);

    lifetime.end();

    assertThatThrownBy(() -> lifetime.start(starts::incrementAndGet))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("JVM is ending");
    assertThat(starts).hasValue(1);
    assertThat(ends).hasValue(1);
  }
}
