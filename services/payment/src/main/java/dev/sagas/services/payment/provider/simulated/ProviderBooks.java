package dev.sagas.services.payment.provider.simulated;

import dev.sagas.services.payment.provider.ProviderUnavailableException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The provider's books, in the tables {@code provider_*}. They are the outside party's: no
 * transaction of this service's own ever includes them.
 */
public final class ProviderBooks {

  private final AccountBook accounts;
  private final RequestBook requests;
  private final TransactionTemplate ownTransaction;

  /** Books that forget an idempotency key after {@code keyRetention}. */
  public ProviderBooks(
      JdbcClient jdbc, PlatformTransactionManager transactions, Duration keyRetention) {
    this.accounts = new AccountBook(jdbc);
    this.requests = new RequestBook(jdbc, keyRetention);
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  AccountBook accounts() {
    return accounts;
  }

  RequestBook requests() {
    return requests;
  }

  /** A database out of reach looks to the caller like a provider out of reach. */
  <T> T inOwnTransaction(Supplier<T> work) {
    try {
      return Objects.requireNonNull(ownTransaction.<@Nullable T>execute(status -> work.get()));
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException unreachable) {
      throw new ProviderUnavailableException("the provider is out of reach", unreachable);
    }
  }
}
