package dev.sagas.test.explore;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions on a database in memory. A calling handler's dispatch can be gone on with after its
 * first transaction: that one is then not run again, but gives the request that it gave.
 */
final class MemoryTransactions implements TransactionOperations {

  private final MemoryDatabase database;
  private @Nullable Object resumeWith;
  private boolean haltBeforeNext;

  MemoryTransactions(MemoryDatabase database) {
    this.database = database;
  }

  /** Every transaction is run. */
  void runAll() {
    resumeWith = null;
    haltBeforeNext = false;
  }

  /** The next transaction gives {@code request} and is not run; the one after it may be. */
  void resume(Object request, boolean haltAfterwards) {
    resumeWith = request;
    haltBeforeNext = haltAfterwards;
  }

  @SuppressWarnings("unchecked")
  @Override
  public <T> @Nullable T execute(TransactionCallback<T> action) {
    if (resumeWith != null) {
      T request = (T) resumeWith;
      resumeWith = null;
      return request;
    }
    if (haltBeforeNext) {
      throw new Halt(Halt.At.RECORD, null);
    }
    return run(action);
  }

  private <T> @Nullable T run(TransactionCallback<T> action) {
    SimpleTransactionStatus status = new SimpleTransactionStatus();
    TransactionSynchronizationManager.initSynchronization();
    TransactionSynchronizationManager.setActualTransactionActive(true);
    database.begin();
    boolean done = false;
    try {
      T result = action.doInTransaction(status);
      done = !status.isRollbackOnly();
      return result;
    } finally {
      end(done);
    }
  }

  private void end(boolean commit) {
    var synchronizations = TransactionSynchronizationManager.getSynchronizations();
    TransactionSynchronizationManager.clear();
    if (commit) {
      database.commit();
      synchronizations.forEach(TransactionSynchronization::afterCommit);
    } else {
      database.rollback();
    }
  }
}
