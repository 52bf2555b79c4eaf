package dev.sagas.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.stack.replay.Reconciliation.Disagreement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private static final Account FILE = account(1_00, 5);

  @Test
  void agreesWhenEveryFigureDoes() {
    assertThat(new Reconciliation(FILE, account(1_00, 5)).agrees()).isTrue();
  }

  @Test
  void listsThePennyThatIsMissing() {
    assertThat(new Reconciliation(FILE, account(99, 5)).disagreements())
        .containsExactly(new Disagreement(Figure.CAPTURED.title(), 100, 99, true));
  }

  @Test
  void listsThePieceThatIsMissing() {
    assertThat(new Reconciliation(FILE, account(1_00, 4)).disagreements())
        .containsExactly(new Disagreement("change of stock of 10001", 5, 4, false));
  }

  @Test
  void listsProductsThatOnlyOneSideKnows() {
    Account databases =
        new Account(FILE.figures(), new TreeMap<>(Map.of("10001", 5L, "10002", 1L)));

    assertThat(new Reconciliation(FILE, databases).disagreements())
        .containsExactly(new Disagreement("change of stock of 10002", 0, 1, false));
  }

  @Test
  void printsBothSidesAndWhereTheyDiffer() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    new ReportPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .reconciliation(new Reconciliation(FILE, account(1_234_56, 5)));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains(
            "money captured (provider)                                          1.00       1,234.56")
        .contains("DISAGREE on 1:")
        .contains("money captured (provider): expected 1.00, found 1,234.56");
  }

  private static Account account(long captured, long stock) {
    return new Account(Map.of(Figure.CAPTURED, captured), new TreeMap<>(Map.of("10001", stock)));
  }
}
