package dev.sagas.faultagent;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A method and what is copied into it.
 *
 * @param type the class of the method
 * @param method matches at least one method of it
 * @param advice what is copied into each of them
 */
record Change(String type, ElementMatcher<MethodDescription> method, String advice) {

  private static final String CONNECTION = "org.postgresql.jdbc.PgConnection";
  private static final String STATEMENT = "org.postgresql.jdbc.PgStatement";
  private static final String CHANNEL = "com.rabbitmq.client.impl.ChannelN";
  private static final int PUBLISH_ARGUMENTS = 6;

  /** What tells of the points of the protocol. */
  static List<Change> ofDrivers() {
    return List.of(
        of(CONNECTION, called("commit", 0), DriverAdvice.Commit.class),
        of(CONNECTION, called("rollback", 0), DriverAdvice.Rollback.class),
        of(
            STATEMENT,
            takes(called("execute", 3), 0, "org.postgresql.core.CachedQuery"),
            DriverAdvice.Statement.class),
        of(CHANNEL, called("basicPublish", PUBLISH_ARGUMENTS), DriverAdvice.Publish.class),
        of(
            CHANNEL,
            takes(
                called("callConfirmListeners", 2), 1, "com.rabbitmq.client.impl.AMQImpl$Basic$Ack"),
            DriverAdvice.Confirm.class),
        of(CHANNEL, called("basicAck", 2), DriverAdvice.Ack.class),
        of(CHANNEL, called("basicReject", 2), DriverAdvice.Reject.class),
        of(CHANNEL, called("basicNack", 3), DriverAdvice.Reject.class));
  }

  /** What sees every statement before it is prepared. */
  static Change ofStatements() {
    return of(CONNECTION, called("prepareStatement", 4), PlantAdvice.Statements.class);
  }

  static Change of(String type, ElementMatcher<MethodDescription> method, Class<?> advice) {
    return new Change(type, method, advice.getName());
  }

  static ElementMatcher.Junction<MethodDescription> called(String name, int arguments) {
    return named(name).and(takesArguments(arguments));
  }

  static ElementMatcher.Junction<MethodDescription> takes(
      ElementMatcher.Junction<MethodDescription> method, int argument, String type) {
    return method.and(takesArgument(argument, named(type)));
  }
}
