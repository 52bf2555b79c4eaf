package dev.sagas.verification.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.test.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./dev verify-choreography} says, on a copy of what it reads and writes. */
class VerifyChoreographyTest {

  private static final String DEFINITIONS = "rabbit-definitions.json";

  @TempDir private Path root;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void copyDefinitions() throws IOException {
    Files.copy(Repository.find().definitions(), root.resolve(DEFINITIONS));
  }

  @Test
  void countsWhatItLooksAtAndHasNothingToObject() {
    assertThat(run("--write")).isZero();
    assertThat(run()).isZero();
    assertThat(said())
        .contains("6 services, 26 events, 57 handlers, 4 use cases", "Nothing to object");
  }

  @Test
  void endsWithOneAndTheCommandThatRefreshesWhenADocumentIsStale() throws IOException {
    run("--write");
    Files.writeString(root.resolve("docs/choreography.md"), "something else");

    assertThat(run()).isEqualTo(1);
    assertThat(said())
        .contains(
            "docs/choreography.md is stale: run ./dev verify-choreography --write",
            "0 findings, 1 stale documents");
  }

  @Test
  void endsWithOneAndThePlaceWhenSomethingIsWrong() throws IOException {
    run("--write");
    Path definitions = root.resolve(DEFINITIONS);
    Files.writeString(
        definitions,
        Files.readString(definitions).replace("payment.captured.v1", "payment.capture.v1"));

    assertThat(run()).isEqualTo(1);
    assertThat(said())
        .contains(
            "MISSING_IN_BROKER at broker's definitions, binding payment.events"
                + " --payment.captured.v1--> order.inbox");
  }

  @Test
  void keepsAReleaseToCompareWith() {
    run("--write");

    assertThat(run("--release", "0.2.0")).isZero();
    assertThat(ServiceManifest.readAll(new CheckoutChoreography(root).released()))
        .isNotEmpty()
        .allSatisfy(manifest -> assertThat(manifest.version()).isEqualTo("0.2.0"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(run("--fix")).isEqualTo(2);
    assertThat(said()).contains("usage:");
  }

  private int run(String... options) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return new VerifyChoreography(root, out).run(List.of(options));
  }

  private String said() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
