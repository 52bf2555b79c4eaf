package dev.sagas.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page shows is what the tests beside this one run. */
class PageTest {

  private static final Path ROOT = Path.of(System.getProperty("repository.root", ".."));
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleIsPartOfATest() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/verifying-a-choreography.md"));
    Path tests = ROOT.resolve("saga-common/src/test/java/dev/sagas/example");
    String code =
        Files.readString(tests.resolve("ChoreographyTest.java"))
            + Files.readString(tests.resolve("JoinedFromElsewhereTest.java"));

    List<String> examples = JAVA.matcher(page).results().map(example -> example.group(1)).toList();

    assertThat(examples).hasSize(3).allSatisfy(example -> assertThat(code).contains(example));
  }
}
