package dev.sagas.services.payment.provider.simulated;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the simulated provider behaves.
 *
 * @param latency how long every request takes on its way; 0 to 10 seconds
 * @param slowAnswer how much later {@code pm_card_slow} answers; below the time limit of the
 *     resilience4j instance {@code provider} it is an approval that comes late, above it a time-out
 * @param keyRetention how long an idempotency key is remembered, from its first use
 */
@Validated
@ConfigurationProperties("payment.provider.simulated")
public record SimulatedProviderProperties(
    @NotNull @DurationMin @DurationMax(seconds = 10) @DefaultValue(DEFAULT_LATENCY)
        Duration latency,
    @NotNull @DurationMin @DurationMax(minutes = 1) @DefaultValue(DEFAULT_SLOW_ANSWER)
        Duration slowAnswer,
    @NotNull @DurationMin(minutes = 1) @DefaultValue(DEFAULT_KEY_RETENTION) Duration keyRetention) {

  /** Enough to be seen in a trace, little enough not to slow a test suite. */
  public static final String DEFAULT_LATENCY = "10ms";

  /** Long enough for a person to send a cancellation after the checkout. */
  public static final String DEFAULT_SLOW_ANSWER = "1500ms";

  /** What real providers promise. */
  public static final String DEFAULT_KEY_RETENTION = "24h";
}
