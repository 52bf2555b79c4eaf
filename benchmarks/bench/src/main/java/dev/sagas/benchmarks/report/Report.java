package dev.sagas.benchmarks.report;

import dev.sagas.test.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/**
 * What one run of a part of the benchmarks has shown.
 *
 * @param part what its files are named by
 * @param title of the report
 * @param command that gives these figures
 * @param body in Markdown, tables and what is to be said of them
 * @param chart the most telling figures
 * @param raw every figure of every run
 */
public record Report(
    String part, String title, String command, String body, BarChart chart, String raw) {

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm");

  /**
   * Writes it beside the earlier ones.
   *
   * @return the Markdown file
   */
  public Path write(Repository repository, Machine machine)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(repository.root().resolve("benchmarks/results"));
    String name = NAME.format(LocalDateTime.now(ZoneOffset.UTC)) + "-" + part;
    Path text = folder.resolve(name + ".md");
    Files.writeString(folder.resolve(name + ".svg"), chart.svg());
    Files.writeString(folder.resolve(name + ".txt"), raw);
    Files.writeString(text, markdown(name, machine, commit(repository)));
    return text;
  }

  private String markdown(String name, Machine machine, String commit) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(title).append("\n\n");
    text.append("`").append(command).append("` at commit ").append(commit).append(", ");
    text.append("every figure of every run: [").append(name).append(".txt](");
    text.append(name).append(".txt)\n\n");
    text.append("![](").append(name).append(".svg)\n\n").append(body).append("\n## Machine\n\n");
    machine
        .properties()
        .forEach(
            (property, value) ->
                text.append("- ").append(property).append(": ").append(value).append('\n'));
    return text.toString();
  }

  /** The commit that is checked out, and whether something is changed. */
  public static String commit(Repository repository) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(repository.root().toFile())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? printed : "unknown";
  }
}
