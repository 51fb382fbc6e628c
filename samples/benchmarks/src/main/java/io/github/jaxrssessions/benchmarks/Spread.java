package io.github.jaxrssessions.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The least, the middle and the most of some figures.
 *
 * @param least the least
 * @param median the middle
 * @param most the most
 */
public record Spread(double least, double median, double most) {

  /**
   * Of a figure for each round.
   *
   * @param figures at least one
   * @return their spread
   */
  public static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
  }

  /**
   * How some figures are to others: round by round, since within a round the machine was the same.
   *
   * @param ours one for each round
   * @param theirs as many
   * @return the spread of the ratios
   */
  public static Spread ofRatios(List<Double> ours, List<Double> theirs) {
    return against(ours, theirs, (a, b) -> a / b);
  }

  /**
   * The same for another comparison.
   *
   * @param ours one for each round
   * @param theirs as many
   * @param how what two of a round come to
   * @return the spread of that
   */
  public static Spread against(List<Double> ours, List<Double> theirs, DoubleBinaryOperator how) {
    List<Double> compared = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      compared.add(how.applyAsDouble(ours.get(round), theirs.get(round)));
    }
    return of(compared);
  }
}
