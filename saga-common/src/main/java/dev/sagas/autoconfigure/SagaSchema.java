package dev.sagas.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The library's tables, in the schema {@code saga} with a history of their own, so that their
 * versions and the application's migrations never meet.
 */
final class SagaSchema {

  private SagaSchema() {}

  static void migrate(DataSource dataSource) {
    Flyway.configure(SagaSchema.class.getClassLoader())
        .dataSource(dataSource)
        .schemas("saga")
        .table("schema_history")
        .locations("classpath:db/migrations/saga")
        .load()
        .migrate();
  }
}
