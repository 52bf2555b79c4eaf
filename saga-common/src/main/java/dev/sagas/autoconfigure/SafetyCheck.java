package dev.sagas.autoconfigure;

import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Refuses to start with settings that lose events. Runs before any bean is made, so that no other
 * failure hides the reason.
 */
final class SafetyCheck implements BeanFactoryPostProcessor {

  private final Environment environment;
  private final Function<Binder, UnsafeSettings.Retention> retention;

  /**
   * Checks {@code environment}, with the library's own durations as {@code retention} reads them.
   */
  SafetyCheck(Environment environment, Function<Binder, UnsafeSettings.Retention> retention) {
    this.environment = environment;
    this.retention = retention;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    Binder settings = Binder.get(environment);
    List<UnsafeSetting> unsafe = UnsafeSettings.in(settings, retention.apply(settings));
    if (!unsafe.isEmpty()) {
      throw new UnsafeSettingsException(unsafe);
    }
  }
}
