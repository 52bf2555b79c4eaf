package dev.sagas.stack;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;
import org.jspecify.annotations.Nullable;

/**
 * Tells of which service a thread is, by its context class loader, so that services in one JVM
 * write logs of their own. Named in the services' logging configuration.
 */
public final class ThreadService extends AbstractDiscriminator<ILoggingEvent> {

  static final String LOADER_PREFIX = "service ";

  private static final String KEY = "service";
  private static final String NONE = "shared";

  @Override
  public String getDiscriminatingValue(ILoggingEvent event) {
    @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    while (loader != null) {
      if (loader.getName() != null && loader.getName().startsWith(LOADER_PREFIX)) {
        return loader.getName().substring(LOADER_PREFIX.length());
      }
      loader = loader.getParent();
    }
    return NONE;
  }

  @Override
  public String getKey() {
    return KEY;
  }
}
