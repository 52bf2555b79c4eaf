package dev.sagas.benchmarks.contest;

/**
 * CPU seconds so far, in user and system mode.
 *
 * @param jvm of this process
 * @param database of the database server and all that it has started
 * @param broker of the broker
 */
public record Cpu(double jvm, double database, double broker) {

  static Cpu now(Servers servers) {
    return new Cpu(
        ProcessCpu.of(ProcessHandle.current().pid()),
        ProcessCpu.ofTree(servers.databasePid()),
        ProcessCpu.ofTree(servers.brokerPid()));
  }

  /** What was spent since {@code before}, for each thousand of {@code events}. */
  Cpu perThousandSince(Cpu before, long events) {
    double thousands = events / 1_000.0;
    return new Cpu(
        (jvm - before.jvm) / thousands,
        (database - before.database) / thousands,
        (broker - before.broker) / thousands);
  }
}
