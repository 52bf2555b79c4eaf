package dev.sagas.services.order.application;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/** Forgets idempotency keys when no client repeats its request any more. */
public class ForgetKeys {

  private static final Logger log = LoggerFactory.getLogger(ForgetKeys.class);

  private final IdempotencyKeys keys;
  private final Clock clock;
  private final Duration retention;

  /** Forgets what is older than {@code retention}. */
  public ForgetKeys(IdempotencyKeys keys, Clock clock, Duration retention) {
    this.keys = keys;
    this.clock = clock;
    this.retention = retention;
  }

  /** Forgets the old keys. */
  @Transactional
  public void forget() {
    int forgotten = keys.forgetBefore(clock.instant().minus(retention));
    log.debug("Forgot {} idempotency keys", forgotten);
  }
}
