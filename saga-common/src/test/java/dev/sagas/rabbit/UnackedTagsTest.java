package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class UnackedTagsTest {

  private final Channel channel = mock(Channel.class);
  private final UnackedTags tags = new UnackedTags(channel);

  @BeforeEach
  void receiveFive() {
    LongStream.rangeClosed(1, 5).forEach(tags::received);
  }

  @Test
  void acksAllAtOnceWhenNothingBeforeThemIsLeft() throws IOException {
    tags.ack(List.of(1L, 2L, 3L));

    verify(channel).basicAck(3, true);
    verifyNoMoreInteractions(channel);
  }

  @Test
  void isEmptyWhenTheLastIsAcked() throws IOException {
    tags.ack(List.of(1L, 2L, 4L, 5L));
    assertThat(tags.isEmpty()).isFalse();

    tags.ack(List.of(3L));
    assertThat(tags.isEmpty()).isTrue();
  }

  @Test
  void acksNothingThatIsStillAtWork() throws IOException {
    tags.ack(List.of(1L, 3L, 5L));

    verify(channel).basicAck(1, true);
    verify(channel).basicAck(3, false);
    verify(channel).basicAck(5, false);
    verifyNoMoreInteractions(channel);
  }

  @Test
  void goesOnWhereThoseBeforeWereAckedOneByOne() throws IOException {
    tags.ack(List.of(2L));
    tags.ack(List.of(3L));
    tags.ack(List.of(1L, 4L));

    InOrder order = inOrder(channel);
    order.verify(channel).basicAck(2, false);
    order.verify(channel).basicAck(3, false);
    order.verify(channel).basicAck(4, true);
    verifyNoMoreInteractions(channel);
  }
}
