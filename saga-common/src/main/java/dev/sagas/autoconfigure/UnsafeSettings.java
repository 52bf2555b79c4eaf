package dev.sagas.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.boot.context.properties.bind.Binder;

/** Finds the settings with which events can be lost or take effect twice. Pure. */
final class UnsafeSettings {

  private static final String RABBIT = "spring.rabbitmq.";

  private UnsafeSettings() {}

  /**
   * How long a message may be on its way, against how long its first delivery is remembered.
   *
   * @param inbox how long the inbox remembers an event
   * @param retry the longest time that retries may take
   * @param deadLetter how long a parked message may wait for a redrive
   */
  record Retention(Duration inbox, Duration retry, Duration deadLetter) {}

  static List<UnsafeSetting> in(Binder settings, Retention retention) {
    List<UnsafeSetting> unsafe = new ArrayList<>();
    unsafe.addAll(publishing(settings));
    unsafe.addAll(listening(settings));
    retention(retention).ifPresent(unsafe::add);
    return unsafe;
  }

  private static List<UnsafeSetting> publishing(Binder settings) {
    List<UnsafeSetting> unsafe = new ArrayList<>();
    ConfirmType confirms =
        settings
            .bind(RABBIT + "publisher-confirm-type", ConfirmType.class)
            .orElse(ConfirmType.NONE);
    if (confirms != ConfirmType.CORRELATED) {
      unsafe.add(
          unsafe(
              "publisher-confirm-type",
              confirms.name().toLowerCase(Locale.ROOT),
              "what the broker did not take counts as published",
              "correlated"));
    }
    if (!flag(settings, "publisher-returns")) {
      unsafe.add(
          unsafe("publisher-returns", "false", "what no queue got counts as published", "true"));
    }
    if (!flag(settings, "template.mandatory")) {
      unsafe.add(
          unsafe("template.mandatory", "false", "what no queue got counts as published", "true"));
    }
    if (settings.bind(RABBIT + "dynamic", Boolean.class).orElse(true)) {
      unsafe.add(
          unsafe(
              "dynamic",
              "true",
              "the topology belongs to the broker's definitions, and a service may declare nothing",
              "false"));
    }
    return unsafe;
  }

  private static List<UnsafeSetting> listening(Binder settings) {
    return Stream.of("listener.simple.acknowledge-mode", "listener.direct.acknowledge-mode")
        .filter(name -> acknowledgesEarly(settings, name))
        .map(name -> unsafe(name, "none", "a crash loses what is being handled", "manual"))
        .toList();
  }

  private static boolean acknowledgesEarly(Binder settings, String name) {
    return settings
        .bind(RABBIT + name, AcknowledgeMode.class)
        .map(mode -> mode == AcknowledgeMode.NONE)
        .orElse(false);
  }

  private static Optional<UnsafeSetting> retention(Retention retention) {
    Duration needed = retention.retry().plus(retention.deadLetter());
    if (retention.inbox().compareTo(needed) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new UnsafeSetting(
            "saga.inbox.retention is %s, but a message may be retried for %s and stay parked for %s: its redrive would take effect twice"
                .formatted(retention.inbox(), retention.retry(), retention.deadLetter()),
            "set saga.inbox.retention to %s or more".formatted(needed)));
  }

  private static boolean flag(Binder settings, String name) {
    return settings.bind(RABBIT + name, Boolean.class).orElse(false);
  }

  private static UnsafeSetting unsafe(String name, String value, String danger, String safe) {
    return new UnsafeSetting(
        "%s%s is %s: %s".formatted(RABBIT, name, value, danger),
        "set %s%s to %s, or remove it".formatted(RABBIT, name, safe));
  }
}
