package dev.sagas.faultagent;

import com.rabbitmq.client.Channel;
import net.bytebuddy.asm.Advice;
import org.postgresql.core.CachedQuery;

/**
 * Code that is copied into the drivers' methods. It may name their classes, which this class itself
 * never loads, and constants only: nothing else of the agent but {@link Hook} is seen from there.
 */
final class DriverAdvice {

  private DriverAdvice() {}

  static final class Commit {
    private Commit() {}

    @Advice.OnMethodEnter
    static void before() {
      Hook.commit(true);
    }

    @Advice.OnMethodExit
    static void after() {
      Hook.commit(false);
    }
  }

  static final class Rollback {
    private Rollback() {}

    @Advice.OnMethodExit
    static void after() {
      Hook.rollback();
    }
  }

  static final class Statement {
    private Statement() {}

    @Advice.OnMethodEnter
    static void before(@Advice.Argument(0) CachedQuery query) {
      Hook.statement(true, query.query.getNativeSql());
    }

    @Advice.OnMethodExit
    static void after(@Advice.Argument(0) CachedQuery query) {
      Hook.statement(false, query.query.getNativeSql());
    }
  }

  static final class Publish {
    private Publish() {}

    @Advice.OnMethodEnter
    static void before() {
      Hook.channel("PUBLISH", true);
    }

    @Advice.OnMethodExit
    static void after() {
      Hook.channel("PUBLISH", false);
    }
  }

  static final class Confirm {
    private Confirm() {}

    @Advice.OnMethodEnter
    static void before(@Advice.This Channel channel) {
      Hook.confirm(true, channel.getConnection().getClientProvidedName());
    }

    @Advice.OnMethodExit
    static void after(@Advice.This Channel channel) {
      Hook.confirm(false, channel.getConnection().getClientProvidedName());
    }
  }

  static final class Ack {
    private Ack() {}

    @Advice.OnMethodEnter
    static void before() {
      Hook.channel("ACK", true);
    }

    @Advice.OnMethodExit
    static void after() {
      Hook.channel("ACK", false);
    }
  }

  static final class Reject {
    private Reject() {}

    @Advice.OnMethodEnter
    static void before() {
      Hook.channel("REJECT", true);
    }

    @Advice.OnMethodExit
    static void after() {
      Hook.channel("REJECT", false);
    }
  }
}
