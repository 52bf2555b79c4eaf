package dev.sagas.services.payment.provider;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service knows of its provider. Time limit, retry, circuit breaker and bulkhead are
 * resilience4j's own settings, instances {@code provider} and {@code provider-release}.
 *
 * @param keyRetention how long the provider is trusted to remember an idempotency key, counted from
 *     the intent to call; past that a payment is looked up before a request is repeated. At least a
 *     minute, and no longer than the provider promises: a longer one charges twice
 */
@Validated
@ConfigurationProperties("payment.provider")
public record ProviderProperties(
    @NotNull @DurationMin(minutes = 1) @DefaultValue(DEFAULT_KEY_RETENTION) Duration keyRetention) {

  /** What providers usually promise. */
  public static final String DEFAULT_KEY_RETENTION = "24h";
}
