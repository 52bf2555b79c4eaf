package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.crash.CrashFaults;
import dev.sagas.test.PrivateServers;
import java.util.List;
import java.util.function.Function;

/** What a run can break. */
final class FaultKits {

  private static final List<Function<PrivateServers, FaultKit>> ALL =
      List.of(
          servers -> new ServiceFaults(),
          servers -> new ServerFaults(),
          servers -> new LimitFaults(),
          WireFaults::new,
          servers -> new CrashFaults());

  private FaultKits() {}

  /** All kits, at servers that run already. */
  static List<FaultKit> at(PrivateServers servers) {
    return ALL.stream().map(kit -> kit.apply(servers)).toList();
  }
}
