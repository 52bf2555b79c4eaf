package dev.sagas.faultagent;

import com.rabbitmq.client.Channel;
import dev.sagas.outbox.EventPublisher.Verdict;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.springframework.amqp.core.Message;

/** Code that is copied into our own methods, and into the driver's that gets our statements. */
final class PlantAdvice {

  private PlantAdvice() {}

  /** A method without a result does nothing. */
  static final class Skip {
    private Skip() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean skip() {
      return true;
    }
  }

  /** Of {@code RabbitEventPublisher.verdicts}. */
  static final class AllPublished {
    private AllPublished() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean skip() {
      return true;
    }

    @Advice.OnMethodExit
    static void say(
        @Advice.Argument(0) List<?> rows, @Advice.Return(readOnly = false) List<Verdict> verdicts) {
      verdicts = Collections.nCopies(rows.size(), new Verdict.Published());
    }
  }

  /** Of the driver's {@code basicPublish}. */
  static final class NotMandatory {
    private NotMandatory() {}

    @Advice.OnMethodEnter
    static void change(@Advice.Argument(value = 2, readOnly = false) boolean mandatory) {
      mandatory = false;
    }
  }

  /** Of {@code InboxListener.onMessage}. */
  static final class EarlyAck {
    private EarlyAck() {}

    @Advice.OnMethodEnter
    static void ack(@Advice.Argument(0) Message message, @Advice.Argument(1) Channel channel)
        throws IOException {
      channel.basicAck(message.getMessageProperties().getDeliveryTag(), false);
    }
  }

  /** Of the driver, for every statement. */
  static final class Statements {
    private Statements() {}

    @Advice.OnMethodEnter
    static void rewrite(@Advice.Argument(value = 0, readOnly = false) String sql) {
      sql = Planted.rewritten(sql);
    }
  }
}
