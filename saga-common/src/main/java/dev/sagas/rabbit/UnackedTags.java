package dev.sagas.rabbit;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The deliveries of one channel that are not acked yet. Whoever takes them tells of each, in their
 * order, also when nothing is done with it: no ack of several then covers one of which it does not
 * know.
 */
final class UnackedTags {

  private final Channel channel;
  private final TreeSet<Long> open = new TreeSet<>();

  UnackedTags(Channel channel) {
    this.channel = channel;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  synchronized boolean isEmpty() {
    return open.isEmpty();
  }

  synchronized void received(long tag) {
    open.add(tag);
  }

  /** One ack for all before which nothing is left, and one for each other. */
  synchronized void ack(Collection<Long> tags) throws IOException {
    open.removeAll(tags);
    long first = open.isEmpty() ? Long.MAX_VALUE : open.first();
    OptionalLong last = tags.stream().mapToLong(tag -> tag).filter(tag -> tag < first).max();
    if (last.isPresent()) {
      channel.basicAck(last.getAsLong(), true);
    }
    for (long tag : tags) {
      if (tag > first) {
        channel.basicAck(tag, false);
      }
    }
  }
}
