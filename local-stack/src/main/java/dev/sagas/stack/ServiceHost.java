package dev.sagas.stack;

import java.util.Map;

/** Where services run. */
public interface ServiceHost {

  /**
   * Starts {@code service}; it may not answer yet when this returns.
   *
   * @param properties Spring properties that override those of its application.yml
   * @throws StackException if it ends at once
   */
  RunningService start(ServiceBuild service, Map<String, String> properties);
}
