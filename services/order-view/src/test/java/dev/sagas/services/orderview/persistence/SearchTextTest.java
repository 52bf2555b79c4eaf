package dev.sagas.services.orderview.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

  @Test
  void takesTheBeginningOfAnIdForARange() {
    assertThat(new SearchText(" 0190A1B2-c3d4 ").ids())
        .hasValueSatisfying(
            range ->
                assertThat(range)
                    .containsExactly(
                        UUID.fromString("0190a1b2-c3d4-0000-0000-000000000000"),
                        UUID.fromString("0190a1b2-c3d4-ffff-ffff-ffffffffffff")));
  }

  @Test
  void takesAWholeIdForItself() {
    UUID id = UUID.fromString("0190a1b2-c3d4-7000-8000-00000000000f");

    assertThat(new SearchText(id.toString()).ids())
        .hasValueSatisfying(range -> assertThat(range).containsExactly(id, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0190a1b", "lamp", "0190a1b2x", "0190a1b2-c3d4-7000-8000-00000000000f0"})
  void takesNothingElseForAnId(String text) {
    assertThat(new SearchText(text).ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000000f", "…00000000000F "})
  void takesTwelveDigitsForTheEndOfAnId(String text) {
    assertThat(new SearchText(text).endOfId()).contains("00000000000f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000000f", "0000000000000", "lamp00000000"})
  void takesNothingElseForTheEndOfAnId(String text) {
    assertThat(new SearchText(text).endOfId()).isEmpty();
  }

  @Test
  void looksForTheBeginningsOfAllWords() {
    assertThat(new SearchText("Zoë's  red-lamp & (!)").query())
        .contains("'zoë':* & 's':* & 'red':* & 'lamp':*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "&|!():*'"})
  void looksForNothingWithoutWords(String text) {
    assertThat(new SearchText(text).query()).isEmpty();
  }
}
