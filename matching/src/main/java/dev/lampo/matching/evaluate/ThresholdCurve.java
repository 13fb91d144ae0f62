package dev.lampo.matching.evaluate;

import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.record.Forest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How right a resolution would be at every threshold: pairs are joined from the strongest down, and
 * all pairs within a component count as found. Repairs are left aside.
 *
 * @param points from the highest threshold down, thinned out for a picture
 * @param best the point with the highest F1; of equals the one with the highest threshold
 * @param chosen the point at the threshold of the rules
 */
public record ThresholdCurve(List<Point> points, Point best, Point chosen) {
  /** More points would not show. */
  private static final int POINTS_MAX = 400;

  /**
   * One threshold.
   *
   * @param bits pairs at or above are joined
   * @param precision the share of joined pairs that truly are one
   * @param recall the share of true pairs that are joined
   */
  public record Point(double bits, double precision, double recall) {
    /** The harmonic mean of both. */
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  /** Copies the points. */
  public ThresholdCurve {
    points = List.copyOf(points);
  }

  /**
   * Follows the threshold down over weighed pairs.
   *
   * @param truth the number of each row's true entity; -1 where not known
   * @param chosenBits the threshold of the rules
   */
  public static ThresholdCurve of(int[] truth, Edges weighed, double chosenBits) {
    Joining joining = new Joining(new Known(truth));
    int[] order =
        IntStream.range(0, weighed.size())
            .boxed()
            .sorted(Comparator.comparingDouble(edge -> -weighed.bits(edge)))
            .mapToInt(Integer::intValue)
            .toArray();
    Point chosen = joining.point(chosenBits);
    Point best = joining.point(order.length == 0 ? chosenBits : weighed.bits(order[0]) + 1);
    List<Point> all = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      joining.join(weighed.left(order[i]), weighed.right(order[i]));
      float bits = weighed.bits(order[i]);
      if (i + 1 == order.length || weighed.bits(order[i + 1]) != bits) {
        Point point = joining.point(bits);
        all.add(point);
        best = point.f1() > best.f1() ? point : best;
        chosen =
            bits >= chosenBits ? new Point(chosenBits, point.precision(), point.recall()) : chosen;
      }
    }
    return new ThresholdCurve(thinned(all), best, chosen);
  }

  /** Points about equally far from each other, the first and the last among them. */
  private static List<Point> thinned(List<Point> all) {
    if (all.size() <= POINTS_MAX) {
      return all;
    }
    double first = all.get(0).bits();
    double step = (first - all.get(all.size() - 1).bits()) / (POINTS_MAX - 1);
    List<Point> thinned = new ArrayList<>();
    double next = first;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).bits() <= next || i == all.size() - 1) {
        thinned.add(all.get(i));
        next = Math.min(next - step, all.get(i).bits());
      }
    }
    return thinned;
  }

  /** Components that grow, with how many rows of which true entity are in each. */
  private static final class Joining {
    private final Known truth;
    private final Forest forest;
    private final Map<Integer, Map<Integer, Integer>> held = new HashMap<>();
    private final long truePairs;
    private long found;
    private long right;

    Joining(Known truth) {
      this.truth = truth;
      this.forest = new Forest(truth.entities().length);
      this.truePairs = truth.pairs();
    }

    void join(int left, int right) {
      int a = forest.root(left);
      int b = forest.root(right);
      if (forest.join(a, b)) {
        Map<Integer, Integer> ofA = held(a);
        Map<Integer, Integer> ofB = held(b);
        boolean more = ofA.size() >= ofB.size();
        held.remove(a);
        held.remove(b);
        held.put(forest.root(a), joined(more ? ofA : ofB, more ? ofB : ofA));
      }
    }

    private Map<Integer, Integer> joined(Map<Integer, Integer> into, Map<Integer, Integer> from) {
      found += records(into) * records(from);
      from.forEach(
          (entity, count) -> {
            right += (long) count * into.getOrDefault(entity, 0);
            into.merge(entity, count, Integer::sum);
          });
      return into;
    }

    private static long records(Map<Integer, Integer> held) {
      return held.values().stream().mapToLong(Integer::longValue).sum();
    }

    private Map<Integer, Integer> held(int root) {
      Map<Integer, Integer> known = held.get(root);
      if (known != null) {
        return known;
      }
      Map<Integer, Integer> alone = new HashMap<>();
      if (truth.entities()[root] >= 0) {
        alone.put(truth.entities()[root], 1);
      }
      return alone;
    }

    Point point(double bits) {
      return new Point(
          bits,
          found == 0 ? 1 : (double) right / found,
          truePairs == 0 ? 1 : (double) right / truePairs);
    }
  }
}
