package dev.sagas.verification.choreography;

import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.ChoreographyVerifier;
import dev.sagas.choreography.verify.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Verifies the choreography of the checkout, and keeps what is written about it up to date: what
 * {@code ./dev verify-choreography} runs.
 */
public final class VerifyChoreography {

  private static final String USAGE =
      "usage: ./dev verify-choreography [--write | --release VERSION]";

  private final Path root;
  private final PrintStream out;

  VerifyChoreography(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /** Takes the repository's top level, then the options; ends with 1 when something is wrong. */
  public static void main(String[] args) {
    List<String> options = List.of(args).subList(1, args.length);
    System.exit(new VerifyChoreography(Path.of(args[0]), System.out).run(options));
  }

  int run(List<String> options) {
    if (options.size() == 2 && options.get(0).equals("--release")) {
      return release(options.get(1));
    }
    if (options.isEmpty() || options.equals(List.of("--write"))) {
      return verify(!options.isEmpty());
    }
    out.println(USAGE);
    return 2;
  }

  private int verify(boolean write) {
    ChoreographyVerifier verifier = new CheckoutChoreography(root).verifier();
    JoinedChoreography choreography = verifier.choreography();
    out.printf(
        "%d services, %d events, %d handlers, %d use cases%n",
        choreography.services().size(),
        choreography.events().size(),
        choreography.handlers().count(),
        choreography.emitters().size() - choreography.handlers().count());
    List<Finding> findings = verifier.verify();
    findings.forEach(out::println);
    int stale = write ? write(choreography) : stale(choreography);
    if (findings.isEmpty() && stale == 0) {
      out.println("Nothing to object");
      return 0;
    }
    out.printf("%d findings, %d stale documents%n", findings.size(), stale);
    return 1;
  }

  private int stale(JoinedChoreography choreography) {
    List<Document> stale =
        Documents.of(choreography).stream().filter(document -> document.isStale(root)).toList();
    stale.forEach(
        document -> out.printf("%s is stale: run %s%n", document.path(), Documents.REFRESH));
    return stale.size();
  }

  private int write(JoinedChoreography choreography) {
    for (Document document : Documents.of(choreography)) {
      boolean stale = document.isStale(root);
      document.write(root);
      out.printf("%s %s%n", document.path(), stale ? "written" : "is up to date");
    }
    return 0;
  }

  private int release(String version) {
    Path folder = new CheckoutChoreography(root).released();
    for (ServiceManifest manifest : CheckoutChoreography.manifests()) {
      manifest.released(version).write(folder);
    }
    out.printf("The manifests of %s are in %s%n", version, root.relativize(folder));
    return verify(false);
  }
}
