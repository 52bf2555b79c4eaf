package dev.sagas.test;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Databases that hold the library's tables, and no service. */
public final class SagaDatabase {

  private SagaDatabase() {}

  /** Creates {@code name} in the shared server, with the tables as the library ships them. */
  public static DataSource create(String name) {
    PrivatePostgres postgres = PrivateServers.shared().postgres();
    postgres.createServiceDatabase(name);
    DataSource source = postgres.dataSource(name, Account.named(name));
    Flyway.configure()
        .dataSource(source)
        .schemas("saga")
        .locations("classpath:db/migrations/saga")
        .load()
        .migrate();
    return source;
  }
}
