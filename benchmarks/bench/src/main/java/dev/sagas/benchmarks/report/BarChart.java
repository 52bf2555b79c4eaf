package dev.sagas.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars beside each other, with a line for the range of each, as SVG in light and dark colours. */
public final class BarChart {

  private static final int WIDTH = 860;
  private static final int LABELS = 190;
  private static final int FIGURES = 110;
  private static final int ROW = 26;
  private static final int TITLE = 40;
  private static final int FULL = WIDTH - LABELS - FIGURES;

  private final List<Group> groups = new ArrayList<>();

  /**
   * A bar.
   *
   * @param value the median
   * @param least of the runs
   * @param most of the runs
   */
  public record Bar(String label, double value, double least, double most, String text) {}

  private record Group(String title, List<Bar> bars) {}

  /** Adds bars that are drawn to one scale. */
  public void add(String title, List<Bar> bars) {
    if (!bars.isEmpty()) {
      groups.add(new Group(title, List.copyOf(bars)));
    }
  }

  /** The whole image. */
  public String svg() {
    int height =
        groups.stream().mapToInt(group -> TITLE + ROW * group.bars().size()).sum() + ROW / 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif" font-size="14">
        <style>
        text { fill: #1f2328 } rect { fill: #3f6fb5 } rect.first { fill: #b3541e } line { stroke: #1f2328; stroke-width: 1.5 }
        @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } rect { fill: #6f9fe0 } rect.first { fill: #f0883e } line { stroke: #e6edf3 } }
        </style>
        """
            .formatted(WIDTH, height));
    int top = 0;
    for (Group group : groups) {
      top = draw(group, top, svg);
    }
    return svg.append("</svg>\n").toString();
  }

  private static int draw(Group group, int top, StringBuilder svg) {
    double most = group.bars().stream().mapToDouble(Bar::most).max().orElse(1);
    double scale = FULL / Math.max(most, Double.MIN_NORMAL);
    svg.append(
        "<text x=\"0\" y=\"%d\" font-weight=\"600\">%s</text>%n"
            .formatted(top + TITLE - 14, escaped(group.title())));
    int y = top + TITLE;
    for (Bar bar : group.bars()) {
      draw(bar, y, scale, y == top + TITLE, svg);
      y += ROW;
    }
    return y;
  }

  private static void draw(Bar bar, int y, double scale, boolean first, StringBuilder svg) {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="0" y="%d">%s</text>
            <rect%s x="%d" y="%d" width="%.1f" height="%d"/>
            <line x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
            <text x="%.1f" y="%d">%s</text>
            """,
            y + 15,
            escaped(bar.label()),
            first ? " class=\"first\"" : "",
            LABELS,
            y,
            bar.value() * scale,
            ROW - 8,
            LABELS + bar.least() * scale,
            LABELS + bar.most() * scale,
            y + (ROW - 8) / 2,
            y + (ROW - 8) / 2,
            LABELS + bar.most() * scale + 8,
            y + 15,
            escaped(bar.text())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
