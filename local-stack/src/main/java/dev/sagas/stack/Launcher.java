package dev.sagas.stack;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What {@code ./dev up} runs: starts the system, says where it is, and stops it when this JVM is
 * asked to end. Standard output is for the user.
 */
public final class Launcher {

  private static final int FAILED = 1;

  private final StackSettings settings;
  private final LocalStack stack;
  private final StatusFile status;

  private Launcher(StackSettings settings) {
    this.settings = settings;
    this.stack = new LocalStack(settings, System.out::println);
    this.status = new StatusFile(settings.folder());
  }

  /** Takes the repository's top level, the data folder and options. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Launcher launcher = new Launcher(StackSettings.parse(List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
      launcher.start();
    } catch (RuntimeException e) {
      report(e);
      System.exit(FAILED);
    }
    new CountDownLatch(1).await();
  }

  private void start() {
    StackAddresses addresses = stack.start();
    System.out.println("Listing the demo products");
    DemoCatalogue catalogue =
        new DemoCatalogue(addresses.services(), settings.folder().resolve("demo.json"));
    status.write(addresses, Summary.of(addresses, catalogue.seed()));
  }

  private void stop() {
    status.remove();
    try {
      stack.close();
    } catch (StackException e) {
      report(e);
    }
  }

  /** One sentence for the user; the launcher's log, which is standard error, has the rest. */
  private static void report(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    System.out.println(message.lines().findFirst().orElse(message));
    failure.printStackTrace();
  }
}
