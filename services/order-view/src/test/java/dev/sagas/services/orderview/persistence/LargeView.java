package dev.sagas.services.orderview.persistence;

import dev.sagas.test.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Made-up sagas: those that the benchmark of the view has, too. */
final class LargeView {

  private static final Path SCRIPT =
      Path.of("benchmarks", "bench", "src", "main", "resources", "large-view.sql");

  private LargeView() {}

  /** Adds {@code sagas} of them to {@code schema}, and tells the planner. */
  static void fill(JdbcClient jdbc, String schema, int sagas) throws IOException {
    String script =
        Files.readString(Repository.find().root().resolve(SCRIPT))
            .replace("{schema}", schema)
            .replace("{sagas}", Integer.toString(sagas));
    for (String statement : script.split(";\n")) {
      jdbc.sql(statement).update();
    }
  }
}
