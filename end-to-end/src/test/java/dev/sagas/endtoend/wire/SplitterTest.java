package dev.sagas.endtoend.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {

  private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
  private static final byte[] ACK = method(60, 80);
  private static final byte[] PUBLISH = method(60, 40);
  private static final byte[] BODY = frame(3, new byte[300]);
  private static final byte[] COMMITTED = message('C', "COMMIT\0");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 1000})
  void findsFramesHoweverTheirBytesCome(int chunk) {
    Splitter splitter = Protocol.AMQP.splitter(Direction.TO_SERVER);

    List<byte[]> frames = split(splitter, chunk, HEADER, ACK, PUBLISH, BODY);

    assertThat(frames).containsExactly(HEADER, ACK, PUBLISH, BODY);
  }

  @Test
  void tellsFramesApart() {
    assertThat(AmqpFrames.isAck(ACK)).isTrue();
    assertThat(AmqpFrames.isAck(PUBLISH)).isFalse();
    assertThat(AmqpFrames.isAck(HEADER)).isFalse();
    assertThat(AmqpFrames.isPublish(PUBLISH)).isTrue();
    assertThat(AmqpFrames.isContent(BODY)).isTrue();
    assertThat(AmqpFrames.isContent(ACK)).isFalse();
    assertThat(AmqpFrames.isAck(method(60, 40))).isFalse();
    assertThat(AmqpFrames.isAck(method(85, 80))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 1000})
  void findsMessagesHoweverTheirBytesCome(int chunk) {
    byte[] noTls = {'N'};
    byte[] notice = message('N', "careful\0");
    byte[] welcome = message('R', "\0\0\0\0");

    List<byte[]> messages =
        split(
            Protocol.POSTGRES.splitter(Direction.TO_CLIENT),
            chunk,
            noTls,
            welcome,
            notice,
            COMMITTED);

    assertThat(messages).containsExactly(noTls, welcome, notice, COMMITTED);
  }

  @Test
  void tellsACommitFromEverythingElse() {
    assertThat(PostgresMessages.isCommitted(COMMITTED)).isTrue();
    assertThat(PostgresMessages.isCommitted(message('C', "ROLLBACK\0"))).isFalse();
    assertThat(PostgresMessages.isCommitted(message('C', "COMMIT PREPARED\0"))).isFalse();
    assertThat(PostgresMessages.isCommitted(message('Z', "T"))).isFalse();
    assertThat(PostgresMessages.isCommitted(new byte[] {'N'})).isFalse();
  }

  private static List<byte[]> split(Splitter splitter, int chunk, byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    ByteBuffer bytes = ByteBuffer.wrap(all.toByteArray());
    List<byte[]> found = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] next = new byte[Math.min(chunk, bytes.remaining())];
      bytes.get(next);
      found.addAll(splitter.split(next));
    }
    return found;
  }

  private static byte[] method(int classId, int methodId) {
    return frame(
        1,
        ByteBuffer.allocate(13)
            .putShort((short) classId)
            .putShort((short) methodId)
            .putLong(1)
            .array());
  }

  private static byte[] frame(int type, byte[] payload) {
    return ByteBuffer.allocate(8 + payload.length)
        .put((byte) type)
        .putShort((short) 1)
        .putInt(payload.length)
        .put(payload)
        .put((byte) 0xCE)
        .array();
  }

  private static byte[] message(char type, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) type)
        .putInt(4 + bytes.length)
        .put(bytes)
        .array();
  }
}
