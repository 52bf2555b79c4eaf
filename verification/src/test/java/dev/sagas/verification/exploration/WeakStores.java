package dev.sagas.verification.exploration;

import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import dev.sagas.inbox.InboxStore;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.PendingEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Stores and transactions that leave out what keeps sagas safe. */
final class WeakStores {

  private WeakStores() {}

  /** An inbox that keeps nothing. */
  static InboxStore noInbox(InboxStore inbox) {
    return new InboxStore() {
      @Override
      public boolean insert(String queue, UUID eventId, Instant now) {
        return true;
      }

      @Override
      public boolean contains(String queue, UUID eventId) {
        return false;
      }

      @Override
      public int purge(Instant moment, int limit) {
        return 0;
      }
    };
  }

  /** An inbox whose row is written before a call, instead of with its answer. */
  static InboxStore rowBeforeCall(InboxStore inbox) {
    return new InboxStore() {
      @Override
      public boolean insert(String queue, UUID eventId, Instant now) {
        inbox.insert(queue, eventId, now);
        return true;
      }

      @Override
      public boolean contains(String queue, UUID eventId) {
        return !inbox.insert(queue, eventId, Instant.EPOCH);
      }

      @Override
      public int purge(Instant moment, int limit) {
        return 0;
      }
    };
  }

  /** A fence that knows of nothing. */
  static FenceStore noFence(FenceStore fence) {
    return new FenceStore() {
      @Override
      public Optional<FenceState> enter(UUID sagaId, String step) {
        return Optional.empty();
      }

      @Override
      public void bar(UUID sagaId, String step) {}

      @Override
      public void leave(UUID sagaId, String step) {}

      @Override
      public void compensate(UUID sagaId, Collection<String> steps) {}
    };
  }

  /** A fence that is written, and that steps do not look at. */
  static FenceStore uncheckedFence(FenceStore fence) {
    FenceStore weak = like(FenceStore.class, fence);
    Mockito.doAnswer(
            call -> {
              fence.enter(call.getArgument(0), call.getArgument(1));
              return Optional.empty();
            })
        .when(weak)
        .enter(Mockito.any(), Mockito.anyString());
    return weak;
  }

  /** A fence in which a compensation that comes first leaves no trace, as if rolled back. */
  static FenceStore forgetfulFence(FenceStore fence) {
    return compensatingBy(
        fence,
        (saga, steps) -> {
          for (String step : steps) {
            if (fence.enter(saga, step).isPresent()) {
              fence.compensate(saga, List.of(step));
            } else {
              fence.leave(saga, step);
            }
          }
        });
  }

  /** A fence of which a compensation closes but the last step. */
  static FenceStore halfFence(FenceStore fence) {
    return compensatingBy(
        fence,
        (saga, steps) -> fence.compensate(saga, steps.subList(steps.size() - 1, steps.size())));
  }

  private static FenceStore compensatingBy(
      FenceStore fence, BiConsumer<UUID, List<String>> compensation) {
    FenceStore weak = like(FenceStore.class, fence);
    Mockito.doAnswer(
            call -> {
              Collection<String> steps = call.getArgument(1);
              compensation.accept(call.getArgument(0), List.copyOf(steps));
              return null;
            })
        .when(weak)
        .compensate(Mockito.any(), Mockito.anyCollection());
    return weak;
  }

  /** An outbox that loses the events of a type. */
  static OutboxStore without(OutboxStore outbox, String type) {
    OutboxStore weak = like(OutboxStore.class, outbox);
    Mockito.doAnswer(
            call -> {
              List<PendingEvent> events = call.getArgument(0);
              outbox.append(
                  events.stream()
                      .filter(it -> !it.event().type().toString().equals(type))
                      .toList());
              return null;
            })
        .when(weak)
        .append(Mockito.anyList());
    return weak;
  }

  /** Does what {@code store} does, as long as nothing else is said. */
  private static <T> T like(Class<T> type, T store) {
    return Mockito.mock(type, AdditionalAnswers.delegatesTo(store));
  }

  /** Transactions that roll back when they have decided on a call. */
  static TransactionOperations intentRolledBack(TransactionOperations transactions) {
    return new TransactionOperations() {
      @Override
      public <T> T execute(TransactionCallback<T> action) {
        return transactions.execute(status -> decided(action, status));
      }

      private <T> T decided(TransactionCallback<T> action, TransactionStatus status) {
        T request = action.doInTransaction(status);
        if (request != null) {
          status.setRollbackOnly();
        }
        return request;
      }
    };
  }
}
