package dev.sagas.test.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing walk short: leaves out choices, ever smaller pieces of them, as long as something
 * still goes wrong (delta debugging). What was left out may make others impossible; they are passed
 * over, and things go on as they should to the end.
 */
final class Shrinking {

  private static final int MAX_STEPS = 10_000;

  private final WorldSteps steps;

  Shrinking(WorldSteps steps) {
    this.steps = steps;
  }

  Failure shortest(List<RandomWalks.Choice> choices) {
    List<RandomWalks.Choice> kept = choices;
    Failure failure = failure(kept);
    for (int piece = kept.size() / 2; piece > 0; piece /= 2) {
      for (int from = 0; from + piece <= kept.size(); ) {
        List<RandomWalks.Choice> fewer = new ArrayList<>(kept.subList(0, from));
        fewer.addAll(kept.subList(from + piece, kept.size()));
        Failure again = failure(fewer);
        if (again != null && (failure == null || again.trace().size() <= failure.trace().size())) {
          kept = fewer;
          failure = again;
        } else {
          from += piece;
        }
      }
    }
    return failure == null
        ? new Failure("does not end", kept.stream().map(it -> it.label().toString()).toList())
        : failure;
  }

  private @Nullable Failure failure(List<RandomWalks.Choice> choices) {
    int[] state = steps.initial();
    List<String> lines = new ArrayList<>();
    for (RandomWalks.Choice choice : choices) {
      Step step = find(state, choice);
      if (step != null) {
        lines.add(steps.line(state, choice.saga(), step));
        int[] next = WorldSteps.after(state, choice.saga(), step);
        String wrong = steps.wrong(step, next);
        if (wrong != null) {
          return new Failure(wrong, lines);
        }
        state = next;
      }
    }
    return finish(state, lines);
  }

  private @Nullable Failure finish(int[] start, List<String> lines) {
    int[] state = start;
    while (!steps.ended(state) && lines.size() < MAX_STEPS) {
      WorldSteps.Move move = steps.smoothMove(state);
      if (move == null) {
        return new Failure("is stuck", lines);
      }
      lines.add(steps.line(state, move.saga(), move.step()));
      int[] next = WorldSteps.after(state, move.saga(), move.step());
      String wrong = steps.wrong(move.step(), next);
      if (wrong != null) {
        return new Failure(wrong, lines);
      }
      state = next;
    }
    return null;
  }

  private @Nullable Step find(int[] state, RandomWalks.Choice choice) {
    for (Step step : steps.steps(state, choice.saga())) {
      if (step.label().equals(choice.label()) && WorldSteps.affordable(state, step)) {
        return step;
      }
    }
    return null;
  }
}
