package dev.sagas.stack.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the format of the UCI 'Online Retail' data set: comma separated, quoted where needed, UTF-8
 * with or without a byte-order mark. Days are written dd-MM or MM-dd, which cannot be told apart:
 * the order of the lines counts, not their dates.
 */
final class RetailFile {

  private static final List<String> COLUMNS =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country");
  private static final Pattern MOMENT =
      Pattern.compile("\\d{1,2}[-/]\\d{1,2}[-/]\\d{4} \\d{1,2}:\\d{2}");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RetailFile() {}

  /**
   * Reads the whole file.
   *
   * @throws NotRetailFormatException at the first line that is not of the format
   * @throws UncheckedIOException when the file cannot be read
   */
  static List<RetailLine> read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (CharacterCodingException e) {
      throw new NotRetailFormatException(1, "is not UTF-8 text");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  static List<RetailLine> read(BufferedReader reader) throws IOException {
    skipByteOrderMark(reader);
    List<RetailLine> lines = new ArrayList<>();
    try (CSVParser parser = CSVFormat.RFC4180.parse(reader)) {
      var records = parser.iterator();
      requireHeader(records.hasNext() ? records.next().toList() : List.of());
      while (records.hasNext()) {
        CSVRecord next = records.next();
        lines.add(line(parser.getCurrentLineNumber(), next));
      }
    } catch (UncheckedIOException e) {
      throw new NotRetailFormatException(lines.size() + 2L, "cannot be parsed as CSV");
    }
    return lines;
  }

  private static void skipByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private static void requireHeader(List<String> header) {
    if (!header.equals(COLUMNS)) {
      throw new NotRetailFormatException(
          1, "expected the columns " + String.join(",", COLUMNS) + " but found " + header);
    }
  }

  private static RetailLine line(long number, CSVRecord record) {
    if (record.size() != COLUMNS.size()) {
      throw new NotRetailFormatException(
          number, "expected " + COLUMNS.size() + " values but found " + record.size());
    }
    Values values = new Values(number, record);
    values.requireMoment();
    return new RetailLine(
        number,
        values.required(0),
        values.required(1),
        values.text(2),
        values.wholeNumber(),
        values.decimal(),
        values.text(6),
        values.text(7));
  }

  /** The values of one record, told apart by column. */
  private record Values(long number, CSVRecord record) {

    String text(int column) {
      return record.get(column).strip();
    }

    String required(int column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw new NotRetailFormatException(number, COLUMNS.get(column) + " is empty");
      }
      return text;
    }

    int wholeNumber() {
      try {
        return Integer.parseInt(text(3));
      } catch (NumberFormatException e) {
        throw new NotRetailFormatException(number, "Quantity is no whole number: " + text(3));
      }
    }

    BigDecimal decimal() {
      try {
        return new BigDecimal(text(5));
      } catch (NumberFormatException e) {
        throw new NotRetailFormatException(number, "UnitPrice is no decimal number: " + text(5));
      }
    }

    void requireMoment() {
      if (!MOMENT.matcher(text(4)).matches()) {
        throw new NotRetailFormatException(
            number, "InvoiceDate is not like 12-01-2010 08:26: " + text(4));
      }
    }
  }
}
