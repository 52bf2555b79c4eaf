package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.amqp.rabbit.support.ConsumerCancelledException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;

@ExtendWith(OutputCaptureExtension.class)
class ConsumerOutageTest {

  private final List<Object> passed = new ArrayList<>();
  private final ApplicationEventPublisher container =
      new ConsumerOutage("shop.inbox", () -> passed.add("lost")).before(passed::add);

  @Test
  void tellsOfAnOutageOnceAndOfItsEnd(CapturedOutput output) {
    consume();
    failTwice();

    assertThat(output.getOut().split("shop.inbox cannot be consumed now", -1)).hasSize(2);
    assertThat(output).doesNotContain("consumed again");

    consume();
    consume();
    assertThat(output.getOut().split("shop.inbox is consumed again", -1)).hasSize(2);

    failTwice();
    assertThat(output.getOut().split("shop.inbox cannot be consumed now", -1)).hasSize(3);
    assertThat(passed).hasSize(7);
  }

  @Test
  void tellsOfConsumersThatTheBrokerCancelled() {
    failTwice();
    assertThat(passed).doesNotContain("lost");

    container.publishEvent(
        new ListenerContainerConsumerFailedEvent(
            this, "attempting restart", new ConsumerCancelledException(), false));

    assertThat(passed).contains("lost");
  }

  private void consume() {
    container.publishEvent(new ConsumeOkEvent(this, "shop.inbox", "consumer"));
  }

  private void failTwice() {
    for (int consumer = 0; consumer < 2; consumer++) {
      container.publishEvent(
          new ListenerContainerConsumerFailedEvent(
              this, "attempting restart", new IllegalStateException("refused"), false));
    }
  }
}
