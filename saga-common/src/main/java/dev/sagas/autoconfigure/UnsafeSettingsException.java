package dev.sagas.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/** Settings with which events can be lost or take effect twice: the application does not start. */
final class UnsafeSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<UnsafeSetting> settings;

  UnsafeSettingsException(List<UnsafeSetting> settings) {
    super(
        settings.stream()
            .map(setting -> "%s; %s".formatted(setting.what(), setting.fix()))
            .collect(Collectors.joining("\n- ", "Unsafe settings:\n- ", "")));
    this.settings = List.copyOf(settings);
  }

  /** Every unsafe setting with its fix; never empty. */
  List<UnsafeSetting> settings() {
    return settings;
  }
}
