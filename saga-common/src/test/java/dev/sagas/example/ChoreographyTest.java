package dev.sagas.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.verify.ChoreographyVerifier;
import dev.sagas.example.shop.ShopApplication;
import dev.sagas.example.till.TillApplication;
import org.junit.jupiter.api.Test;

class ChoreographyTest {

  @Test
  void nothingIsWrongBetweenTheServices() {
    assertThat(ChoreographyVerifier.of(ShopApplication.class, TillApplication.class).verify())
        .isEmpty();
  }
}
