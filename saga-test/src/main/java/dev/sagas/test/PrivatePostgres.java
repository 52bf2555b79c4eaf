package dev.sagas.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of this JVM's own, from binaries that the build downloads: it listens on the
 * loopback interface alone, asks every role for its password, runs as root and as an ordinary user,
 * and ends with the JVM. Commits are synchronous, so that they survive {@link #kill}. Not safe for
 * use by several threads.
 */
public final class PrivatePostgres implements AutoCloseable {

  /** The superuser. */
  public static final Account SUPERUSER = Account.named("postgres");

  private static final int ATTEMPTS_ON_FREE_PORTS = 3;
  private static final String MAX_CONNECTIONS = "300";

  private final PostgresSettings settings;
  private final PrivateFolder folder;
  private final ServerLifetime lifetime;
  private int port;
  private @Nullable EmbeddedPostgres server;

  private PrivatePostgres(PostgresSettings settings) {
    this.settings = settings;
    this.folder = PrivateFolder.of(settings.folder(), "sagas-postgres-");
    this.port = settings.port() == null ? FreePorts.next() : settings.port();
    this.lifetime =
        ServerLifetime.begin(settings.endsWithJvm(), "end-private-postgres", () -> end());
  }

  /**
   * Starts a server and returns once it answers.
   *
   * @throws IllegalStateException if it does not start; the message ends with the tail of its log
   */
  public static PrivatePostgres start(PostgresSettings settings) {
    PrivatePostgres postgres = new PrivatePostgres(settings);
    int attempts = settings.port() == null ? ATTEMPTS_ON_FREE_PORTS : 1;
    for (int attempt = 1; ; attempt++) {
      try {
        postgres.start();
        return postgres;
      } catch (IllegalStateException e) {
        if (attempt == attempts) {
          postgres.close();
          throw e;
        }
        postgres.port = FreePorts.next();
      }
    }
  }

  /** Starts it again, on the same data and port, after {@link #stop} or {@link #kill}. */
  public void start() {
    if (server != null) {
      return;
    }
    PostgresBinaries.keepApartFromOtherUsers();
    var unused = lifetime.start(this::launch);
  }

  private EmbeddedPostgres launch() {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setDataDirectoryCustomizer(directory -> PasswordRule.writeTo(directory.toPath()))
              .setPort(port)
              .setConnectConfig("password", SUPERUSER.password())
              .setServerConfig("max_connections", MAX_CONNECTIONS)
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", settings.fsync() ? "on" : "off")
              .setServerConfig("unix_socket_directories", "")
              .setLocaleConfig("locale", "C")
              .setPGStartupWait(settings.startTimeout())
              .setOutputRedirector(Redirect.appendTo(log().toFile()));
      settings.further().forEach(builder::setServerConfig);
      EmbeddedPostgres started = builder.start();
      server = started;
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new IllegalStateException(
          "PostgreSQL did not start on port %d: %s%s"
              .formatted(port, e.getMessage(), LogTail.of(log())),
          e);
    }
  }

  /** Stops it as an administrator would. */
  public void stop() {
    EmbeddedPostgres running = server;
    server = null;
    if (running != null) {
      close(running);
    }
  }

  /** Kills it with SIGKILL: connections break, nothing is checkpointed. */
  public void kill() {
    EmbeddedPostgres running = server;
    server = null;
    if (running != null) {
      Postmaster.of(data()).killAll();
      close(running);
    }
  }

  /** Whether it was started and neither stopped nor killed since. */
  public boolean running() {
    return server != null;
  }

  /** The process id of the server, for tools that end it from outside. */
  public long pid() {
    return Postmaster.of(data()).pid();
  }

  /** The address of its port. */
  public String host() {
    return "127.0.0.1";
  }

  /** Its port; the same after each start. */
  public int port() {
    return port;
  }

  /** JDBC URL of a database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port, database);
  }

  /** Connections to {@code database} by {@code account}; each is opened anew. */
  public DataSource dataSource(String database, Account account) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(account.user());
    source.setPassword(account.password());
    return source;
  }

  /**
   * Creates, where missing, the login role {@code name} with the password {@code <name>-secret} and
   * a database of the same name that belongs to it and to which no other role can connect.
   */
  public void createServiceDatabase(String name) {
    try (Connection connection = dataSource("postgres", SUPERUSER).getConnection();
        Statement statement = connection.createStatement()) {
      String role = statement.enquoteIdentifier(name, true);
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
        statement.execute(
            "create role %s login password %s"
                .formatted(role, statement.enquoteLiteral(Account.named(name).password())));
      }
      if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
        statement.execute("create database %s owner %s".formatted(role, role));
      }
      statement.execute("revoke connect, temporary on database %s from public".formatted(role));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
  }

  /** Stops it, and deletes its folder if that is temporary. */
  @Override
  public void close() {
    lifetime.over();
    end();
  }

  private void end() {
    if (running()) {
      Postmaster postmaster = Postmaster.of(data());
      stop();
      postmaster.killAll();
    }
    folder.discard();
  }

  private Path data() {
    return folder.path().resolve("data");
  }

  private Path log() {
    return folder.path().resolve("postgres.log");
  }

  private static void close(EmbeddedPostgres running) {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop PostgreSQL", e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
