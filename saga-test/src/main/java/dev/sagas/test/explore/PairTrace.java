package dev.sagas.test.explore;

import dev.sagas.test.explore.Whereabouts.Sight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds single steps of both sagas for a way that was found with one of them alone: a search for
 * what the other one must have done between the changes that were seen of it.
 */
final class PairTrace {

  /** Where the followed saga is, and what both see. */
  record Point(int local, Sight sight) {}

  /** How far on the way, and where the other saga is. */
  private record Node(int at, int local) {}

  private record Link(@Nullable Node from, String line) {}

  private final WorldSteps steps;
  private final int followed;
  private final Map<Node, Link> links = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();

  PairTrace(WorldSteps steps, int followed) {
    this.steps = steps;
    this.followed = followed;
  }

  /** A failure of the followed saga at the end of {@code way}, by {@code last} if there is one. */
  Failure failure(String what, List<Point> way, @Nullable Step last) {
    List<String> lines = lines(way, -1);
    if (last != null) {
      lines.add(line(followed, last));
    }
    return new Failure(what, lines);
  }

  /** A failure at the end of {@code way}, with the other saga there. */
  Failure failureAt(String what, List<Point> way, int otherLocal) {
    return new Failure(what, lines(way, otherLocal));
  }

  private List<String> lines(List<Point> way, int target) {
    Node start = new Node(0, steps.initial()[WorldSteps.SAGAS + 1 - followed]);
    reach(start, null, "");
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (node.at() == way.size() - 1 && (target < 0 || node.local() == target)) {
        return linesTo(node);
      }
      followOther(node, way);
      followOne(node, way);
    }
    throw new IllegalStateException("no steps lead to a state that was reached");
  }

  private void followOther(Node node, List<Point> way) {
    Point point = way.get(node.at());
    Point next = node.at() + 1 < way.size() ? way.get(node.at() + 1) : null;
    for (Step step : steps.steps(node.local(), point.sight().shared())) {
      if (Whereabouts.silent(step, point.sight())) {
        reach(new Node(node.at(), step.local()), node, line(1 - followed, step));
      } else if (next != null
          && next.local() == point.local()
          && next.sight().equals(Whereabouts.seen(step, point.sight()))) {
        reach(new Node(node.at() + 1, step.local()), node, line(1 - followed, step));
      }
    }
  }

  private void followOne(Node node, List<Point> way) {
    if (node.at() + 1 == way.size()) {
      return;
    }
    Point point = way.get(node.at());
    Point next = way.get(node.at() + 1);
    for (Step step : steps.steps(point.local(), point.sight().shared())) {
      if (step.local() == next.local()
          && step.broken() == null
          && step.cost().affordable(point.sight().budget())
          && next.sight().equals(after(step, point.sight()))) {
        reach(new Node(node.at() + 1, node.local()), node, line(followed, step));
      }
    }
  }

  private static Sight after(Step step, Sight sight) {
    return new Sight(step.shared(), step.cost().take(sight.budget()));
  }

  private void reach(Node node, @Nullable Node from, String line) {
    if (links.putIfAbsent(node, new Link(from, line)) == null) {
      open.add(node);
    }
  }

  private List<String> linesTo(Node end) {
    List<String> lines = new ArrayList<>();
    for (Link link = links.get(end); link != null && link.from() != null; ) {
      lines.add(0, link.line());
      link = links.get(link.from());
    }
    return lines;
  }

  private static String line(int saga, Step step) {
    return "saga %d: %s".formatted(saga + 1, step.label());
  }
}
