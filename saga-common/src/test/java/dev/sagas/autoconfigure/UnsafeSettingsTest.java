package dev.sagas.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.autoconfigure.UnsafeSettings.Retention;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UnsafeSettingsTest {

  private static final Retention LONG_ENOUGH =
      new Retention(Duration.ofDays(30), Duration.ofDays(10), Duration.ofDays(20));

  private final Map<String, Object> settings =
      new HashMap<>(SafeDefaultsPostProcessor.SAFE_DEFAULTS);

  @Test
  void acceptsTheDefaultsThatTheLibraryContributes() {
    assertThat(unsafe(LONG_ENOUGH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "publisher-confirm-type, none, correlated",
    "publisher-confirm-type, simple, correlated",
    "publisher-returns, false, true",
    "template.mandatory, false, true",
    "dynamic, true, false",
    "listener.simple.acknowledge-mode, none, manual",
    "listener.direct.acknowledge-mode, NONE, manual"
  })
  void refusesAnUnsafeChoiceAndNamesTheSafeOne(String name, String unsafe, String safe) {
    settings.put("spring.rabbitmq." + name, unsafe);

    assertThat(unsafe(LONG_ENOUGH))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what())
                  .startsWith(
                      "spring.rabbitmq.%s is %s:".formatted(name, unsafe.toLowerCase(Locale.ROOT)));
              assertThat(problem.fix())
                  .startsWith("set spring.rabbitmq.%s to %s".formatted(name, safe));
            });
  }

  @ParameterizedTest
  @CsvSource({"listener.simple.acknowledge-mode, auto", "listener.direct.acknowledge-mode, manual"})
  void acceptsAnAcknowledgementAfterTheWork(String name, String mode) {
    settings.put("spring.rabbitmq." + name, mode);

    assertThat(unsafe(LONG_ENOUGH)).isEmpty();
  }

  @Test
  void refusesSpringsOwnDefaultsWhichLoseMessages() {
    settings.clear();

    assertThat(unsafe(LONG_ENOUGH)).hasSize(4);
  }

  @Test
  void refusesAnInboxThatForgetsBeforeTheLastRedrive() {
    Retention tooShort =
        new Retention(Duration.ofDays(29), Duration.ofDays(10), Duration.ofDays(20));

    assertThat(unsafe(tooShort))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).startsWith("saga.inbox.retention is PT696H");
              assertThat(problem.fix()).isEqualTo("set saga.inbox.retention to PT720H or more");
            });
  }

  private List<UnsafeSetting> unsafe(Retention retention) {
    return UnsafeSettings.in(new Binder(new MapConfigurationPropertySource(settings)), retention);
  }
}
