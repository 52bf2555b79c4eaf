package dev.sagas.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineRulesTest {

  @ParameterizedTest
  @CsvSource({
    "536365,  17850, 85123A,        6,  2.55,      SOLD_TO_CUSTOMER",
    "536365,  '',    85123A,        6,  2.55,      SOLD_TO_GUEST",
    "536365,  17850, 85123A,        6,  2.550,     SOLD_TO_CUSTOMER",
    "C536383, 15311, 35004C,       -1,  4.65,      RETURN_OF_NOTHING_KNOWN",
    "C536383, '',    35004C,       -1,  4.65,      RETURN_OF_NOTHING_KNOWN",
    "C536379, 14527, D,            -1, 27.5,       CHARGE",
    "536370,  12583, POST,          3, 18,         CHARGE",
    "536370,  12583, M,             1,  0,         CHARGE",
    "536370,  '',    BANK CHARGES,  1, 15,         CHARGE",
    "536370,  '',    C2,            1, 50,         CHARGE",
    "536414,  '',    22139,        56,  0,         FREE",
    "536414,  '',    22139,       -56,  0,         FREE",
    "536414,  12583, 22139,         1,  0.001,     FRACTION_OF_A_PENNY",
    "536414,  12583, 22139,        -1,  2.55,      CORRECTION",
    "536414,  12583, 22139,         0,  2.55,      CORRECTION",
    "C536414, 12583, 22139,         1,  2.55,      CORRECTION",
    "536414,  12583, 22139,         1, -2.55,      CORRECTION",
    "A563185, '',    B,             1, 11062.06,   CORRECTION",
  })
  void putsEachLineInOneBucket(
      String invoice, String customer, String code, int quantity, String price, Bucket bucket) {
    RetailLine line = Samples.sold(invoice, customer, code, quantity, price);

    assertThat(LineRules.classify(line)).isEqualTo(bucket);
  }

  @Test
  void countsInWholePennies() {
    assertThat(LineRules.pennies(Samples.sold("1", "", "22139", 1, "2.1"))).isEqualTo(210);
    assertThat(LineRules.pennies(Samples.sold("1", "", "22139", 1, "569.770"))).isEqualTo(56_977);
  }

  @Test
  void writesCodesInCapitals() {
    assertThat(LineRules.sku(Samples.sold("1", "", "85123a", 1, "1"))).isEqualTo("85123A");
  }
}
