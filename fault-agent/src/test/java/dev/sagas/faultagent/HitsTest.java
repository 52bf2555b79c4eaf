package dev.sagas.faultagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitsTest {

  private static final Point COMMIT = new Point(Operation.COMMIT, Side.BEFORE, Role.INBOX);
  private static final Point ACK = new Point(Operation.ACK, Side.AFTER, Role.INBOX);

  private final List<Point> ends = new ArrayList<>();
  private final Hits hits = new Hits(ends::add);

  @Test
  void countsAndEndsNothingUntilArmed() {
    hits.pass(COMMIT);
    hits.pass(COMMIT);
    hits.pass(ACK);

    assertThat(hits.counts()).containsEntry(COMMIT, 2L).containsEntry(ACK, 1L);
    assertThat(ends).isEmpty();
  }

  @Test
  void endsAtTheArmedPointAtTheRightHit() {
    hits.pass(COMMIT);
    hits.arm(COMMIT, 2);

    hits.pass(ACK);
    hits.pass(COMMIT);
    assertThat(ends).isEmpty();
    hits.pass(COMMIT);

    assertThat(ends).containsExactly(COMMIT);
  }

  @Test
  void endsNothingWhenDisarmed() {
    hits.arm(COMMIT, 1);
    hits.disarm();

    hits.pass(COMMIT);

    assertThat(ends).isEmpty();
  }

  @Test
  void readsAPointAsItIsWritten() {
    assertThat(COMMIT).hasToString("COMMIT.BEFORE.INBOX");
    assertThat(Point.parse("COMMIT.BEFORE.INBOX")).isEqualTo(COMMIT);
    assertThatIllegalArgumentException().isThrownBy(() -> Point.parse("COMMIT"));
    assertThatIllegalArgumentException().isThrownBy(() -> Point.parse("COMMIT.BEFORE.NO_ONE"));
  }
}
