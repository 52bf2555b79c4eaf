package dev.sagas.choreography.verify;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what at the broker beyond each service's own exchanges and queues.
 *
 * @param operators users of people and tools, whose rights are not looked at
 * @param replaying services that may read the event log
 */
public record BrokerAccess(Set<String> operators, Set<String> replaying) {

  public BrokerAccess {
    operators = Collections.unmodifiableSet(new TreeSet<>(operators));
    replaying = Collections.unmodifiableSet(new TreeSet<>(replaying));
  }
}
