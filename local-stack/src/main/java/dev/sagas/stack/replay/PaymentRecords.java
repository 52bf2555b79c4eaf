package dev.sagas.stack.replay;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the payment service's database says of some orders: its payments, and the provider's. */
record PaymentRecords(JdbcClient database, List<UUID> orders) {

  Map<Figure, Long> figures() {
    return Map.of();
  }
}
