package dev.sagas.test.explore;

import dev.sagas.fence.FenceStore;
import dev.sagas.inbox.Handler;
import dev.sagas.inbox.InboxStore;
import dev.sagas.outbox.OutboxStore;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What stands in for parts of the library under a service: for negative controls, which take a
 * safeguard away and expect to be caught.
 */
public record Substitutes(
    UnaryOperator<InboxStore> inbox,
    UnaryOperator<FenceStore> fence,
    UnaryOperator<OutboxStore> outbox,
    UnaryOperator<TransactionOperations> transactions,
    UnaryOperator<Handler> handler) {

  /** Nothing is replaced. */
  public static Substitutes none() {
    return new Substitutes(
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity());
  }

  /** The same, with another inbox. */
  public Substitutes withInbox(UnaryOperator<InboxStore> substitute) {
    return new Substitutes(substitute, fence, outbox, transactions, handler);
  }

  /** The same, with another fence. */
  public Substitutes withFence(UnaryOperator<FenceStore> substitute) {
    return new Substitutes(inbox, substitute, outbox, transactions, handler);
  }

  /** The same, with another outbox. */
  public Substitutes withOutbox(UnaryOperator<OutboxStore> substitute) {
    return new Substitutes(inbox, fence, substitute, transactions, handler);
  }

  /** The same, with other transactions around handlers. */
  public Substitutes withTransactions(UnaryOperator<TransactionOperations> substitute) {
    return new Substitutes(inbox, fence, outbox, substitute, handler);
  }

  /** The same, with other handlers. */
  public Substitutes withHandler(UnaryOperator<Handler> substitute) {
    return new Substitutes(inbox, fence, outbox, transactions, substitute);
  }
}
