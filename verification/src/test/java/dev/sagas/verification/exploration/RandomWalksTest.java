package dev.sagas.verification.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.explore.Walked;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomWalksTest {

  @Test
  void endWell() {
    Walked walked = Explore.walk(20_260_101, 20_000, line -> {});
    System.out.println(walked);

    assertThat(walked.failure()).isEmpty();
    assertThat(walked.sagas()).isGreaterThanOrEqualTo(20_000);
  }

  @Test
  void areTheSameForTheSameSeed() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    List<String> other = new ArrayList<>();

    Explore.walk(7, 400, first::add);
    Explore.walk(7, 400, second::add);
    Explore.walk(8, 400, other::add);

    assertThat(second).isEqualTo(first).isNotEqualTo(other);
  }
}
