package dev.sagas.services.orderview.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schema of a generation: made, brought up to date, and dropped. */
@Component
class ViewSchema {

  private static final String MIGRATIONS = "classpath:db/migrations/order-view";

  /** Of the migrations that are run for each generation; those of the database begin with V. */
  private static final String PREFIX = "G";

  private final DataSource dataSource;

  ViewSchema(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Its name, which needs no quotes. */
  static String of(int generation) {
    return "view_" + generation;
  }

  /** Makes it, or brings it up to date. Several instances may do so at once. */
  void migrate(int generation) {
    Flyway.configure(ViewSchema.class.getClassLoader())
        .dataSource(dataSource)
        .schemas(of(generation))
        .table("schema_history")
        .locations(MIGRATIONS)
        .sqlMigrationPrefix(PREFIX)
        .load()
        .migrate();
  }

  void drop(int generation) {
    JdbcClient.create(dataSource)
        .sql("drop schema if exists %s cascade".formatted(of(generation)))
        .update();
  }
}
