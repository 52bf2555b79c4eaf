package dev.sagas.services.payment.provider.simulated;

import dev.sagas.services.payment.application.PaymentProvider.AuthorizationRequest;
import dev.sagas.services.payment.provider.ProviderRequestRejectedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the provider holds, took and gave back. */
final class AccountBook {

  private static final String COLUMNS =
      "id, method, authorized, captured, voided, refunded, decline_code";

  private final JdbcClient jdbc;

  AccountBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String open(AuthorizationRequest request, long held, @Nullable String declineCode, Instant now) {
    String id = "pi_" + UUID.randomUUID().toString().replace("-", "");
    jdbc.sql(
            """
            insert into provider_payment
              (id, reference, method, currency, authorized, decline_code, created_at)
            values (:id, :reference, :method, :currency, :held, :declineCode, :now)
            """)
        .param("id", id)
        .param("reference", request.paymentId())
        .param("method", request.method())
        .param("currency", request.amount().currency())
        .param("held", held)
        .param("declineCode", declineCode)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** The payment with the provider's own {@code id}, locked until the transaction ends. */
  Account lock(String id) {
    return jdbc.sql("select " + COLUMNS + " from provider_payment where id = :id for update")
        .param("id", id)
        .query(AccountBook::account)
        .optional()
        .orElseThrow(() -> new ProviderRequestRejectedException("there is no payment " + id));
  }

  /** The first payment of the merchant's {@code reference}, by provider_payment_reference. */
  Optional<Account> find(UUID reference) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from provider_payment where reference = :reference order by created_at limit 1")
        .param("reference", reference)
        .query(AccountBook::account)
        .optional();
  }

  void capture(Account account, long amount) {
    jdbc.sql("update provider_payment set captured = :amount where id = :id")
        .param("id", account.id())
        .param("amount", amount)
        .update();
  }

  void giveUp(Account account) {
    jdbc.sql("update provider_payment set voided = authorized where id = :id")
        .param("id", account.id())
        .update();
  }

  void refund(Account account, long amount) {
    jdbc.sql("update provider_payment set refunded = refunded + :amount where id = :id")
        .param("id", account.id())
        .param("amount", amount)
        .update();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getString("id"),
        TestMethod.named(row.getString("method")),
        row.getLong("authorized"),
        row.getLong("captured"),
        row.getLong("voided"),
        row.getLong("refunded"),
        row.getString("decline_code"));
  }
}
