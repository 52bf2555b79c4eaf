package dev.sagas.verification.exploration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a payment provider knows of one payment.
 *
 * @param answers what it answered to which idempotency key
 * @param accounts what it was asked to hold, more than one being one too many
 * @param decline its code for having refused; null if it has not
 * @param heldUp requests that have not arrived yet, and may never
 */
record ProviderBooks(
    Map<String, Object> answers,
    List<Account> accounts,
    @Nullable String decline,
    Set<Object> heldUp) {

  static final ProviderBooks EMPTY = new ProviderBooks(Map.of(), List.of(), null, Set.of());

  /** What became of an amount. */
  enum Status {
    HELD,
    CAPTURED,
    VOIDED,
    REFUNDED
  }

  /** An amount under the provider's own reference. */
  record Account(String reference, long amount, Status status) {}

  ProviderBooks answered(String key, Object answer) {
    Map<String, Object> more = new HashMap<>(answers);
    more.put(key, answer);
    return new ProviderBooks(more, accounts, decline, heldUp);
  }

  ProviderBooks declined(String code) {
    return new ProviderBooks(answers, accounts, code, heldUp);
  }

  ProviderBooks opened(Account account) {
    List<Account> more = new ArrayList<>(accounts);
    more.add(account);
    return new ProviderBooks(answers, List.copyOf(more), decline, heldUp);
  }

  ProviderBooks now(String reference, Status status) {
    UnaryOperator<Account> change =
        account ->
            account.reference().equals(reference)
                ? new Account(reference, account.amount(), status)
                : account;
    return new ProviderBooks(answers, accounts.stream().map(change).toList(), decline, heldUp);
  }

  ProviderBooks heldUp(Object request) {
    Set<Object> more = new HashSet<>(heldUp);
    more.add(request);
    return new ProviderBooks(answers, accounts, decline, more);
  }

  ProviderBooks arrived(Object request) {
    Set<Object> fewer = new HashSet<>(heldUp);
    fewer.remove(request);
    return new ProviderBooks(answers, accounts, decline, fewer);
  }

  Optional<Account> account(String reference) {
    return accounts.stream().filter(it -> it.reference().equals(reference)).findFirst();
  }

  long sum(Status status) {
    return accounts.stream()
        .filter(account -> account.status() == status)
        .mapToLong(Account::amount)
        .sum();
  }
}
