package dev.sagas.test.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds states to what must be kept, each part of a state once. */
final class Judge {

  private final Atlas atlas;
  private final LocalSteps steps;
  private final List<Optional<String>> verdicts = new ArrayList<>();
  private final Map<Integer, long[]> accounts = new HashMap<>();
  private final Map<Integer, long[]> totals = new HashMap<>();
  private final Map<Integer, String> outcomes = new HashMap<>();

  Judge(Atlas atlas, LocalSteps steps) {
    this.atlas = atlas;
    this.steps = steps;
  }

  /** What is wrong with one saga; empty when nothing is. */
  Optional<String> verdict(int local) {
    while (verdicts.size() <= local) {
      verdicts.add(judge(verdicts.size()));
    }
    return verdicts.get(local);
  }

  private Optional<String> judge(int local) {
    SagaView saga = view(local);
    for (Invariant invariant : atlas.world().invariants()) {
      Optional<String> broken = invariant.broken(saga);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  /** The first balance that is not kept; null when all are. */
  @Nullable String imbalance(int shared, int[] locals) {
    try {
      return difference(shared, locals);
    } catch (IllegalArgumentException impossible) {
      return "what is shared is impossible: " + impossible.getMessage();
    }
  }

  private @Nullable String difference(int shared, int[] locals) {
    List<Balance> balances = atlas.world().balances();
    long[] total = totals.computeIfAbsent(shared, this::totals);
    for (int i = 0; i < total.length; i++) {
      long sum = 0;
      for (int local : locals) {
        sum += accounts.computeIfAbsent(local, this::accounts)[i];
      }
      if (sum != total[i]) {
        return "%s is %d, and its sagas account for %d"
            .formatted(balances.get(i).name(), total[i], sum);
      }
    }
    return null;
  }

  String outcome(int local, Leaning leaning) {
    return outcomes.computeIfAbsent(local, it -> leaning.outcome(view(it)));
  }

  /** Of sagas that account for the same, one each. */
  int[] differing(int[] locals) {
    Map<String, Integer> first = new LinkedHashMap<>();
    for (int local : locals) {
      first.putIfAbsent(Arrays.toString(accounts.computeIfAbsent(local, this::accounts)), local);
    }
    return first.values().stream().mapToInt(Integer::intValue).toArray();
  }

  private long[] accounts(int local) {
    SagaView saga = view(local);
    return atlas.world().balances().stream()
        .mapToLong(balance -> balance.ofSaga().applyAsLong(saga))
        .toArray();
  }

  private long[] totals(int shared) {
    IntTuple rows = atlas.shareds.get(shared);
    SharedView view =
        new SharedView() {
          @Override
          public <T> List<T> rows(String service, String table, Class<T> type) {
            return atlas
                .rows
                .get(rows.get(atlas.serviceNamed(service)))
                .of(table)
                .map(Image::restore)
                .map(type::cast)
                .toList();
          }
        };
    return atlas.world().balances().stream()
        .mapToLong(balance -> balance.ofShared().applyAsLong(view))
        .toArray();
  }

  private SagaView view(int local) {
    LocalState state = LocalState.decode(atlas.locals.get(local));
    return new LocalView(atlas, state, steps.ended(state));
  }
}
