package dev.sagas.choreography.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadFieldsTest {

  enum Colour {
    RED,
    BLUE
  }

  record Leaf(int size, @Nullable Colour colour) {}

  record Tree(
      @JsonProperty("tree-id") UUID id,
      Instant plantedAt,
      long height,
      boolean evergreen,
      List<Leaf> leaves,
      Map<String, String> labels,
      @Nullable JsonNode anything) {}

  record Endless(@Nullable Endless next) {}

  record Odd(StringBuilder text) {}

  @Test
  void describesARecordWithAllThatItHolds() throws Exception {
    assertThat(new ObjectMapper().readTree(ReadFields.of(Tree.class).toString()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "object",
                     "required": ["tree-id", "plantedAt", "height", "evergreen", "leaves", "labels"],
                     "properties": {
                       "tree-id": {"type": "string", "format": "uuid"},
                       "plantedAt": {"type": "string", "format": "date-time"},
                       "height": {"type": "integer"},
                       "evergreen": {"type": "boolean"},
                       "leaves": {"type": "array", "items": {
                         "type": "object", "required": ["size"],
                         "properties": {
                           "size": {"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
                           "colour": {"type": "string", "enum": ["RED", "BLUE"]}}}},
                       "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                       "anything": {}}}
                    """));
  }

  @Test
  void marksWhatItCannotDescribe() {
    assertThat(ReadFields.of(Odd.class).at("/properties/text/x-java-type").asText())
        .isEqualTo("java.lang.StringBuilder");
    assertThat(ReadFields.of(Endless.class).at("/properties/next/x-java-type").asText())
        .endsWith("Endless");
  }
}
