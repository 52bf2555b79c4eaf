package dev.sagas.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

class BrokerGateTest {

  private final CompletableFuture<Void> broker = new CompletableFuture<>();
  private final Listener listener = new Listener();

  @Test
  void buildsAServiceAndLetsItListenOnceTheBrokerServes() {
    try (GenericApplicationContext service = service()) {
      CompletableFuture<Void> start = CompletableFuture.runAsync(service::refresh);
      Awaitility.await().until(() -> service.getBeanFactory().containsSingleton("last"));

      assertThat(start).isNotDone();
      assertThat(listener.isRunning()).isFalse();

      broker.complete(null);

      assertThat(start).succeedsWithin(Duration.ofSeconds(10));
      assertThat(listener.isRunning()).isTrue();
    }
  }

  @Test
  void endsTheStartOfAServiceWhoseBrokerCannotStart() {
    broker.completeExceptionally(new IllegalStateException("no disk space"));

    try (GenericApplicationContext service = service()) {
      assertThatThrownBy(service::refresh).hasRootCauseMessage("no disk space");
      assertThat(listener.isRunning()).isFalse();
    }
  }

  private GenericApplicationContext service() {
    GenericApplicationContext service = new GenericApplicationContext();
    new BrokerGate(broker).initialize(service);
    service.registerBean("listener", Listener.class, () -> listener);
    service.registerBean("last", Object.class, Object::new);
    return service;
  }

  private static final class Listener implements SmartLifecycle {

    private final AtomicBoolean running = new AtomicBoolean();

    @Override
    public void start() {
      running.set(true);
    }

    @Override
    public void stop() {
      running.set(false);
    }

    @Override
    public boolean isRunning() {
      return running.get();
    }
  }
}
