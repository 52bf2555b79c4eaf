package dev.sagas.services.payment;

import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.services.payment.provider.ProviderUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The provider, whose answers a test can hold back once they are on their way. */
public final class GatedProvider implements PaymentProvider {

  /** One answer that is held back. */
  public static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Returns when the request took effect and its answer waits here. */
    public void awaitReached() throws InterruptedException {
      if (!reached.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("no request came");
      }
    }

    /** Lets the answer through. */
    public void open() {
      opened.countDown();
    }

    private void pass() {
      reached.countDown();
      try {
        if (!opened.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("the gate was never opened");
        }
      } catch (InterruptedException gaveUp) {
        Thread.currentThread().interrupt();
        throw new ProviderUnavailableException("the caller gave up waiting", gaveUp);
      }
    }
  }

  private final PaymentProvider provider;
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> killed = ConcurrentHashMap.newKeySet();
  private volatile boolean down;

  GatedProvider(PaymentProvider provider) {
    this.provider = provider;
  }

  /** Holds back the next answer to {@code key}. */
  public Gate gate(IdempotencyKey key) {
    Gate gate = new Gate();
    gates.put(key.value(), gate);
    return gate;
  }

  /** Lets the next request of {@code key} take effect, and then fails as a killed process would. */
  public void killAfter(IdempotencyKey key) {
    killed.add(key.value());
  }

  /** Answers every call with a server's error, or no longer. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** How often {@code key} was sent. */
  public long calls(IdempotencyKey key) {
    return calls.stream().filter(key.value()::equals).count();
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    return pass(request.idempotencyKey(), () -> provider.authorize(request));
  }

  @Override
  public CaptureAnswer capture(CaptureRequest request) {
    return pass(request.idempotencyKey(), () -> provider.capture(request));
  }

  @Override
  public VoidAnswer voidAuthorization(VoidRequest request) {
    return pass(request.idempotencyKey(), () -> provider.voidAuthorization(request));
  }

  @Override
  public void refund(RefundRequest request) {
    pass(
        request.idempotencyKey(),
        () -> {
          provider.refund(request);
          return true;
        });
  }

  @Override
  public Optional<ProviderPayment> findByReference(UUID paymentId) {
    return provider.findByReference(paymentId);
  }

  private <T> T pass(IdempotencyKey key, Supplier<T> call) {
    calls.add(key.value());
    if (down) {
      throw new ProviderUnavailableException("the provider answered 503", null);
    }
    T answer = call.get();
    Gate gate = gates.remove(key.value());
    if (gate != null) {
      gate.pass();
    }
    if (killed.remove(key.value())) {
      throw new IllegalStateException("killed after the provider acted");
    }
    return answer;
  }
}
