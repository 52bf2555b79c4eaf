package dev.sagas.services.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sagas.services.order.domain.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableJsonTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"customerId": "x"}                       | customerId         | must be a UUID
          {"customerId": {}}                        | customerId         | must be a UUID
          {"lines": 5}                              | lines              | must be a list
          {"lines": [{"sku": "a"}, 7]}              | lines[1]           | must be an object
          {"lines": [{"quantity": "two"}]}          | lines[0].quantity  | must be a whole number
          {"lines": [{"quantity": 1.5}]}            | lines[0].quantity  | must be a whole number
          {"lines": [{"quantity": 99999999999}]}    | lines[0].quantity  | is out of range
          {"lines": [{"sku": {}}]}                  | lines[0].sku       | must be a string
          {"lines": [{"price": 1}]}                 | lines[0].price     | is not a known field
          {"coupon": "x"}                           | coupon             | is not a known field
          [1]                                       | body               | must be an object
          nonsense                                  | body               | must be JSON: line 1, column 1
          """)
  void namesFieldAndRule(String json, String field, String message) {
    Throwable failure = catchThrowable(() -> MAPPER.readValue(json, CheckoutBody.class));

    assertThat(UnreadableJson.violation(failure)).isEqualTo(new Violation(field, message));
  }
}
