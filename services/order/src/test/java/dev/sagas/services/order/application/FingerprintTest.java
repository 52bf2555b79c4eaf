package dev.sagas.services.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.order.domain.RequestedLine;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final UUID CUSTOMER = new UUID(0, 1);

  @Test
  void isTheSameForTheSameRequest() {
    assertThat(of("pm", line("a", 1), line("b", 2)))
        .isEqualTo(of("pm", line("a", 1), line("b", 2)));
  }

  @Test
  void differsWhereverTheRequestDiffers() {
    Fingerprint fingerprint = of("pm", line("a", 1), line("b", 2));

    assertThat(fingerprint)
        .isNotEqualTo(of("pn", line("a", 1), line("b", 2)))
        .isNotEqualTo(of("pm", line("a", 1), line("b", 3)))
        .isNotEqualTo(of("pm", line("b", 2), line("a", 1)))
        .isNotEqualTo(of("pm", line("a", 1)));
  }

  @Test
  void keepsNeighbouringFieldsApart() {
    assertThat(of("pm", line("a1", 1))).isNotEqualTo(of("pm", line("a", 11)));
    assertThat(of("pma", line("b", 1))).isNotEqualTo(of("pm", line("ab", 1)));
  }

  private static RequestedLine line(String sku, int quantity) {
    return new RequestedLine(sku, quantity);
  }

  private static Fingerprint of(String paymentMethod, RequestedLine... lines) {
    return Fingerprint.of(new CheckoutRequest(CUSTOMER, Arrays.asList(lines), paymentMethod));
  }
}
