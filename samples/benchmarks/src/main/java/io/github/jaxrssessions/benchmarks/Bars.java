package io.github.jaxrssessions.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A chart of horizontal bars, as SVG to stand in a page. It takes the colour of the text around it,
 * so it can be read on a light page and on a dark one; kinds differ in how full their bars are.
 *
 * @param title what is compared
 * @param unit of the values
 * @param bars from top to bottom, at least one
 */
public record Bars(String title, String unit, List<Bar> bars) {
  private static final int WIDTH = 400;
  private static final int HEAD = 30; // the title
  private static final int LINE = 26;
  private static final int THICK = 15;
  private static final double CHARACTER = 8.3; // at most, on average
  private static final int GAP = 8;
  private static final int FIGURES = 64; // the value behind the longest bar

  /** Whose value it is. */
  public enum Kind {
    /** What the others are held against: an outline. */
    BASE("fill-opacity=\"0\""),
    /** This library: full. */
    OURS("fill-opacity=\"1\""),
    /** What else there is: pale. */
    OTHER("fill-opacity=\"0.3\"");

    private final String fill;

    Kind(String fill) {
      this.fill = fill;
    }
  }

  /**
   * One of the bars.
   *
   * @param label what stands before it
   * @param value how long it is, and what stands behind it
   * @param kind whose it is
   */
  public record Bar(String label, double value, Kind kind) {
    private String figure() {
      return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
  }

  /**
   * Several charts side by side, as many as there is room for.
   *
   * @param charts each with a scale of its own
   * @return a block of HTML, without a blank line, at which Markdown would end it
   */
  public static String grid(List<Bars> charts) {
    return charts.stream()
        .map(Bars::svg)
        .collect(
            Collectors.joining(
                "\n",
                "<div style=\"display:grid;align-items:start;gap:16px 24px;"
                    + "grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr))\">\n",
                "\n</div>"));
  }

  /**
   * The chart.
   *
   * @return an element, on lines of its own
   */
  public String svg() {
    String id = "bars-" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    int height = HEAD + LINE * bars.size();
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s" style="width:100%%;max-width:440px;height:auto" \
        font-family="system-ui, sans-serif" font-size="16" fill="currentColor" stroke="none">
        <title id="%s">%s</title>
        <text x="1" y="16" font-weight="600">%s</text>
        """
            .formatted(WIDTH, height, id, id, escaped(told()), escaped(title)));
    for (int index = 0; index < bars.size(); index++) {
      svg.append(line(bars.get(index), HEAD + LINE * index));
    }
    return svg.append("</svg>").toString();
  }

  /** For whom the bars are not seen. */
  private String told() {
    return bars.stream()
        .map(bar -> bar.label() + " " + bar.figure())
        .collect(Collectors.joining(", ", title + ", in " + unit + ": ", ""));
  }

  private String line(Bar bar, int top) {
    double left = labels();
    double most = bars.stream().mapToDouble(Bar::value).max().orElseThrow();
    double length = most > 0 ? bar.value() / most * (WIDTH - left - FIGURES) : 0;
    return String.format(
        Locale.ROOT,
        "<text x=\"0\" y=\"%d\">%s</text>"
            + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" stroke=\"currentColor\" %s/>"
            + "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
        top + THICK - 2,
        escaped(bar.label()),
        left,
        top,
        length,
        THICK,
        bar.kind().fill,
        left + length + GAP,
        top + THICK - 2,
        bar.figure());
  }

  private double labels() {
    return bars.stream().mapToInt(bar -> bar.label().length()).max().orElseThrow() * CHARACTER
        + GAP;
  }

  /** Braces, too: two of them are code to what renders the site. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("{", "&#123;");
  }
}
