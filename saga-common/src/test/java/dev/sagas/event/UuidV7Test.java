package dev.sagas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

  private static final Instant MOMENT = Instant.parse("2026-11-21T10:15:30.123Z");

  @Test
  void hasVersionAndVariantOfTheStandard() {
    for (int i = 0; i < 1_000; i++) {
      UUID id = UuidV7.next();

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void keepsTheMillisecondInWhichItWasMade() {
    assertThat(UuidV7.instantOf(at(MOMENT))).isEqualTo(MOMENT);
  }

  @Test
  void sortsByTimeAsText() {
    UUID earlier = at(MOMENT);
    UUID later = at(MOMENT.plusMillis(1));

    assertThat(earlier.toString()).isLessThan(later.toString());
  }

  @Test
  void differsWithinAMillisecond() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(at(MOMENT));
    }

    assertThat(ids).hasSize(10_000);
  }

  @Test
  void refusesToTellTheTimeOfAnotherVersion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UuidV7.instantOf(new UUID(0x4000L, 0)))
        .withMessageContaining("not a version 7");
  }

  private static UUID at(Instant moment) {
    return UuidV7.next(Clock.fixed(moment, ZoneOffset.UTC));
  }
}
