package dev.lampo.matching.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.record.Forest;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdCurveTest {
  @Test
  void shouldFollowTheThresholdDown() {
    Edges edges = new Edges();
    edges.add(0, 1, 10);
    edges.add(1, 2, 5);
    edges.add(2, 3, 1);

    ThresholdCurve curve = ThresholdCurve.of(new int[] {7, 7, 7, 8}, edges, 3);

    assertThat(curve.points())
        .containsExactly(
            new ThresholdCurve.Point(10, 1, 1 / 3.0),
            new ThresholdCurve.Point(5, 1, 1),
            new ThresholdCurve.Point(1, 0.5, 1));
    assertThat(curve.best().bits()).isEqualTo(5);
    assertThat(curve.best().f1()).isEqualTo(1);
    assertThat(curve.chosen()).isEqualTo(new ThresholdCurve.Point(3, 1, 1));
  }

  @Test
  void shouldLeaveOutRowsOfWhichNothingIsKnown() {
    Edges edges = new Edges();
    edges.add(0, 1, 4);
    edges.add(1, 2, 4);

    ThresholdCurve.Point point = ThresholdCurve.of(new int[] {1, -1, 1}, edges, 0).points().get(0);

    assertThat(point.precision()).isEqualTo(1);
    assertThat(point.recall()).isEqualTo(1);
  }

  @Test
  void shouldBearThatNothingIsWeighed() {
    ThresholdCurve curve = ThresholdCurve.of(new int[] {1, 1}, new Edges(), 2);

    assertThat(curve.points()).isEmpty();
    assertThat(curve.chosen().recall()).isZero();
  }

  @Test
  void shouldAgreeWithAccuracyAtEveryThreshold() {
    SplittableRandom random = new SplittableRandom(5);
    int[] truth = IntStream.range(0, 60).map(row -> row / 3).toArray();
    Edges edges = new Edges();
    for (int i = 0; i < 90; i++) {
      edges.add(random.nextInt(60), random.nextInt(60), random.nextInt(20));
    }

    for (ThresholdCurve.Point point : ThresholdCurve.of(truth, edges, 0).points()) {
      Forest forest = new Forest(60);
      for (int edge = 0; edge < edges.size(); edge++) {
        if (edges.bits(edge) >= point.bits()) {
          forest.join(edges.left(edge), edges.right(edge));
        }
      }
      Accuracy accuracy = Accuracy.of(IntStream.range(0, 60).map(forest::root).toArray(), truth);
      assertThat(point.precision()).isCloseTo(accuracy.precision(), within(1e-12));
      assertThat(point.recall()).isCloseTo(accuracy.recall(), within(1e-12));
    }
  }
}
