package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.contest.EquippedFloor;
import dev.sagas.benchmarks.contest.Floor;
import dev.sagas.test.Repository;
import java.nio.file.Path;
import java.util.List;

/**
 * Who takes part in the contest.
 *
 * @param title as it is written in reports
 * @param module its folder in {@code benchmarks}
 * @param type the class that takes part
 */
record Entrant(String title, String module, String type) {

  static final List<Entrant> ALL =
      List.of(
          new Entrant("this project", "sagas", "dev.sagas.benchmarks.sagas.Sagas"),
          new Entrant("floor", "contest", Floor.class.getName()),
          new Entrant("floor, same messages", "contest", EquippedFloor.class.getName()),
          new Entrant("Spring Modulith", "modulith", "dev.sagas.benchmarks.modulith.Modulith"),
          new Entrant("gruelbox", "gruelbox", "dev.sagas.benchmarks.gruelbox.Gruelbox"),
          new Entrant("Namastack", "namastack", "dev.sagas.benchmarks.namastack.Namastack"));

  /** What Java loads it from: its classes, and what its module depends on. */
  String classPath() {
    Path target = Repository.find().root().resolve("benchmarks").resolve(module).resolve("target");
    return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
  }
}
