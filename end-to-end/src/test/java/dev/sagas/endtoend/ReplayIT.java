package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.stack.replay.Replay;
import dev.sagas.test.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {

  private static final String AGREED =
      "The file and the databases agree to the penny and the piece.";

  private final CheckoutSystem system = CheckoutSystem.start();
  private @TempDir Path folder = Path.of("");

  @Test
  void reconcilesTheSample() throws IOException {
    Outcome outcome = replay(sample());

    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    assertThat(outcome.text()).contains(AGREED);
    system.awaitQuiet();
  }

  @Test
  void reconcilesASecondReplayOfTheSampleAsADayOfItsOwn() throws IOException {
    replay(sample());

    assertThat(replay(sample()).text()).contains(AGREED);
  }

  @Test
  void disagreesWhenAPennyIsMissingAtTheProvider() throws IOException {
    // A provider that books every capture a penny short while the replay runs.
    String books = "create or replace function penny_short() returns trigger language plpgsql as";
    String body = " $$ begin new.captured = new.captured - 1; return new; end $$";
    system.books().of("payment").sql(books + body).update();
    String trigger =
        "create trigger penny_short before update of captured on provider_payment for each row"
            + " when (old.captured = 0 and new.captured > 1) execute function penny_short()";
    system.books().of("payment").sql(trigger).update();
    try {
      Outcome outcome = replay(oneSale());

      assertThat(outcome.exitCode()).as(outcome.text()).isEqualTo(1);
      assertThat(outcome.text()).contains("money captured (provider): expected 25.00, found 24.99");
    } finally {
      system.books().of("payment").sql("drop function penny_short cascade").update();
      system
          .books()
          .of("payment")
          .sql("update provider_payment set captured = authorized where captured = authorized - 1")
          .update();
    }
  }

  @Test
  void reconcilesTheRealFile() throws IOException {
    Path file =
        Repository.find().root().resolve("../shared/data/online-retail-2010-12-01.csv").normalize();
    assumeTrue(Files.isReadable(file), file + " is not there: skipped");

    Outcome outcome = replay(file);

    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    assertThat(outcome.text()).contains(AGREED);
    system.awaitQuiet();
  }

  @Test
  void saysWhichLineIsNotOfTheFormat() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

    Outcome outcome = replay(file);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("is not a file of this format: line 1:");
  }

  private Path oneSale() throws IOException {
    String text =
        """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        1,10001,RED TEAPOT,2,12-01-2010 08:00,12.5,20001,United Kingdom
        """;
    return Files.writeString(folder.resolve("one-sale.csv"), text);
  }

  private Path sample() throws IOException {
    Path file = folder.resolve("sample.csv");
    if (!Files.exists(file)) {
      try (InputStream sample = Replay.class.getResourceAsStream("sample-retail.csv")) {
        Files.copy(Objects.requireNonNull(sample), file);
      }
    }
    return file;
  }

  private record Outcome(int exitCode, String text) {}

  private Outcome replay(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode =
        Replay.run(List.of(file.toString(), "--status", status().toString()), out, false);
    return new Outcome(exitCode, bytes.toString(StandardCharsets.UTF_8));
  }

  private Path status() throws IOException {
    Map<String, String> services = new TreeMap<>();
    CheckoutSystem.SERVICES.forEach(
        name -> services.put(name, system.service(name).uri("").toString()));
    var postgres = system.servers().postgres();
    Map<String, Object> status =
        Map.of(
            "services",
            services,
            "postgres",
            Map.of("host", postgres.host(), "port", postgres.port()));
    Path file = folder.resolve("status.json");
    new ObjectMapper().writeValue(file.toFile(), status);
    return file;
  }
}
