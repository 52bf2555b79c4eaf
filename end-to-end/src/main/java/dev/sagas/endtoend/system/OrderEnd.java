package dev.sagas.endtoend.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How an order ended, and whether all others ended it the same way. */
public record OrderEnd(UUID id, String state, long total) {

  public List<String> discrepancies(String credit, String stock, Quiet.Paid paid) {
    return switch (state) {
      case "COMPLETED" -> completed(credit, stock, paid);
      case "CANCELLED" -> cancelled(credit, stock, paid);
      default -> List.of("order " + id + " is " + state);
    };
  }

  private List<String> completed(String credit, String stock, Quiet.Paid paid) {
    List<String> all = new ArrayList<>();
    require(credit.equals("SETTLED"), "credit is " + credit, all);
    require(stock.equals("COMMITTED"), "stock is " + stock, all);
    require(paid.state().equals("CAPTURED"), "payment is " + paid.state(), all);
    require(
        paid.provider().equals(Books.ProviderBooks.captured(total)),
        "the provider has " + paid.provider() + " of " + total,
        all);
    return all;
  }

  private List<String> cancelled(String credit, String stock, Quiet.Paid paid) {
    Books.ProviderBooks provider = paid.provider();
    List<String> all = new ArrayList<>();
    // Credit that was settled before the cancellation stays settled: it holds nothing.
    require(Set.of("NONE", "RELEASED", "SETTLED").contains(credit), "credit is " + credit, all);
    require(Set.of("NONE", "RELEASED").contains(stock), "stock is " + stock, all);
    require(paid.state().equals("RELEASED"), "payment is " + paid.state(), all);
    require(provider.charges() <= 1, "the provider charged " + provider, all);
    require(
        provider.captured() == provider.refunded()
            && provider.authorized() == provider.captured() + provider.voided(),
        "the provider keeps money: " + provider,
        all);
    return all;
  }

  private void require(boolean holds, String otherwise, List<String> all) {
    if (!holds) {
      all.add(state + " order " + id + ": " + otherwise);
    }
  }
}
