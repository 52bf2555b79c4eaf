package dev.sagas.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetailFileTest {

  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n";

  @Test
  void readsEachValueOfALine() throws IOException {
    List<RetailLine> lines =
        read(
            HEADER + "C536383,35004C,SET OF 3  ,-1,12-01-2010 09:49,4.65,15311,United Kingdom\r\n");

    assertThat(lines)
        .containsExactly(
            new RetailLine(
                2,
                "C536383",
                "35004C",
                "SET OF 3",
                -1,
                new BigDecimal("4.65"),
                "15311",
                "United Kingdom"));
  }

  @Test
  void readsQuotedValuesWithCommasQuotesAndLineBreaks() throws IOException {
    List<RetailLine> lines =
        read(HEADER + "1,2,\"HOOK, \"\"ONE\"\"\r\nHANGER\",1,12-01-2010 09:49,1,,EIRE\r\n");

    assertThat(lines)
        .first()
        .extracting(RetailLine::description)
        .isEqualTo("HOOK, \"ONE\"\r\nHANGER");
  }

  @Test
  void skipsTheByteOrderMark() throws IOException {
    assertThat(read("\uFEFF" + HEADER + "1,2,,1,12-01-2010 09:49,1,,EIRE")).hasSize(1);
  }

  @Test
  void refusesAFileWithOtherColumns() {
    assertThatThrownBy(() -> read("Invoice,Code\r\n1,2\r\n"))
        .isInstanceOf(NotRetailFormatException.class)
        .hasMessage(
            "line 1: expected the columns " + HEADER.strip() + " but found [Invoice, Code]");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> read("")).hasMessageStartingWith("line 1: expected the columns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2,,many,12-01-2010 09:49,1,,EIRE    | line 3: Quantity is no whole number: many
          1,2,,1,12-01-2010 09:49,1.2.3,,EIRE   | line 3: UnitPrice is no decimal number: 1.2.3
          1,2,,1,yesterday,1,,EIRE              | line 3: InvoiceDate is not like 12-01-2010 08:26: yesterday
          ,2,,1,12-01-2010 09:49,1,,EIRE        | line 3: InvoiceNo is empty
          1,,,1,12-01-2010 09:49,1,,EIRE        | line 3: StockCode is empty
          1,2,,1,12-01-2010 09:49,1             | line 3: expected 8 values but found 6
          1,2,,9999999999,12-01-2010 09:49,1,,X | line 3: Quantity is no whole number: 9999999999
          """)
  void namesTheLineThatIsNotOfTheFormat(String line, String message) {
    String good = "1,2,,1,12-01-2010 09:49,1,,EIRE\r\n";

    assertThatThrownBy(() -> read(HEADER + good + line + "\r\n"))
        .isInstanceOf(NotRetailFormatException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheLineOfAQuoteThatNeverEnds() {
    assertThatThrownBy(() -> read(HEADER + "1,2,\"HOOK,1,12-01-2010 09:49,1,,EIRE\r\n"))
        .hasMessage("line 2: cannot be parsed as CSV");
  }

  @Test
  void readsBytesThatAreNoTextAsNotOfTheFormat(@TempDir Path folder) throws IOException {
    Path file =
        Files.write(folder.resolve("picture.csv"), new byte[] {(byte) 0xff, (byte) 0xd8, 1});

    assertThatThrownBy(() -> RetailFile.read(file))
        .isInstanceOf(NotRetailFormatException.class)
        .hasMessage("line 1: is not UTF-8 text");
  }

  @Test
  void readsTheSample() {
    assertThat(Samples.sampleFile()).hasSize(20);
  }

  private static List<RetailLine> read(String text) throws IOException {
    return RetailFile.read(new BufferedReader(new StringReader(text)));
  }
}
