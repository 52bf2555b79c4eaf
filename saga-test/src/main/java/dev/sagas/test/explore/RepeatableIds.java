package dev.sagas.test.explore;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids that follow from what they are drawn for, so that equal runs make equal events. */
final class RepeatableIds implements Supplier<UUID> {

  private String cause = "";
  private int drawn;

  void drawFor(String newCause) {
    cause = newCause;
    drawn = 0;
  }

  @Override
  public UUID get() {
    return UUID.nameUUIDFromBytes((cause + "/" + drawn++).getBytes(StandardCharsets.UTF_8));
  }
}
