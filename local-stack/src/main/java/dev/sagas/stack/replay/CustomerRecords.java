package dev.sagas.stack.replay;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the customer service's database says of the customers with one e-mail domain. */
record CustomerRecords(JdbcClient database, String emailDomain) {

  List<UUID> ids() {
    return database
        .sql("select id from customer where email like '%@' || :domain")
        .param("domain", emailDomain)
        .query(UUID.class)
        .list();
  }

  Map<Figure, Long> figures() {
    String sql =
        """
        select count(*) as customers, coalesce(sum(exposure), 0)::bigint as exposure
        from customer where email like '%@' || :domain
        """;
    return database
        .sql(sql)
        .param("domain", emailDomain)
        .query(
            (row, number) ->
                Map.of(
                    Figure.CUSTOMERS, row.getLong("customers"),
                    Figure.EXPOSURE, row.getLong("exposure")))
        .single();
  }
}
