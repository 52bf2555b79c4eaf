package dev.sagas.choreography.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatSchemaTest {

  @Test
  void putsWhatAReferenceNamesInItsPlaceAndMergesWhatStandsBesideIt() {
    JsonNode flat =
        flat(
            """
            {"$id": "urn:x", "properties": {
               "total": {"allOf": [{"$ref": "#/$defs/money"}], "required": ["currency"],
                         "properties": {"amount": {"minimum": 1}}}},
             "$defs": {"money": {"type": "object", "required": ["amount"],
                       "properties": {"amount": {"type": "integer", "minimum": 0}}}}}
            """);

    assertThat(flat)
        .isEqualTo(
            json(
                """
                {"properties": {"total": {"type": "object", "required": ["amount", "currency"],
                   "properties": {"amount": {"type": "integer", "minimum": 1}}}}}
                """));
  }

  @Test
  void keepsWhatBothPartsOfAnAllOfAllow() {
    assertThat(flat("{\"allOf\": [{\"enum\": [\"A\", \"B\"]}, {\"enum\": [\"B\", \"C\"]}]}"))
        .isEqualTo(json("{\"enum\": [\"B\"]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/$defs/none", "https://example.org/other.json", "#/$defs/itself"})
  void refusesAReferenceThatLeadsNowhere(String reference) {
    String schema =
        """
        {"properties": {"a": {"$ref": "%s"}}, "$defs": {"itself": {"$ref": "#/$defs/itself"}}}
        """
            .formatted(reference);

    assertThatThrownBy(() -> flat(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reference);
  }

  private static JsonNode flat(String schema) {
    return FlatSchema.of(json(schema));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
