package dev.sagas.test;

import java.nio.file.Path;

/** Where the embedded server's binaries are unpacked. */
final class PostgresBinaries {

  private static final String PROPERTY = "ot.epg.working-dir";

  private PostgresBinaries() {}

  /** The default is one folder for all users, which only the first of them can write. */
  static synchronized void keepApartFromOtherUsers() {
    if (System.getProperty(PROPERTY) == null) {
      Path folder =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "sagas-embedded-pg-" + System.getProperty("user.name"));
      System.setProperty(PROPERTY, folder.toString());
    }
  }
}
