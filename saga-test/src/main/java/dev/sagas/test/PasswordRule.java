package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the server ask every service for its password. The embedded server is initialised to trust
 * everyone, under which one service could log in as another; only the superuser is left trusted,
 * because no password can be set before it has logged in.
 */
final class PasswordRule {

  private static final String RULES =
      """
      # type  database  user      address       method
      host    all       postgres  127.0.0.1/32  trust
      host    all       postgres  ::1/128       trust
      host    all       all       127.0.0.1/32  scram-sha-256
      host    all       all       ::1/128       scram-sha-256
      """;

  private PasswordRule() {}

  static void writeTo(Path dataDirectory) {
    Path file = dataDirectory.resolve("pg_hba.conf");
    try {
      Files.writeString(file, RULES);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
