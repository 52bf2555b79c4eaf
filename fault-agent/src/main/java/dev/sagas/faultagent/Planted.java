package dev.sagas.faultagent;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A bug that is planted in this JVM until it is closed. One at a time. */
public final class Planted implements AutoCloseable {

  private static volatile @Nullable Plant present;

  private final Runnable uproot;

  private Planted(Runnable uproot) {
    this.uproot = uproot;
  }

  /**
   * Plants a bug in classes that are loaded and in those that will be.
   *
   * @throws IllegalStateException if the code is not there any more that it would change
   */
  public static Planted plant(Plant plant, Instrumentation instrumentation) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    present = plant;
    Runnable uproot = new Instrumenter(instrumentation, failure::set).make(plant.changes());
    Planted planted = new Planted(uproot);
    Throwable cause = failure.get();
    if (cause != null) {
      planted.close();
      throw new IllegalStateException("Cannot plant " + plant, cause);
    }
    return planted;
  }

  /** Called by the driver: what is sent to the database in place of a statement. */
  public static String rewritten(String statement) {
    Plant plant = present;
    return plant == null ? statement : plant.rewritten(statement);
  }

  @Override
  public void close() {
    uproot.run();
    present = null;
  }
}
