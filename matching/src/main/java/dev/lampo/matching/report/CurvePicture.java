package dev.lampo.matching.report;

import dev.lampo.matching.evaluate.ThresholdCurve;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Precision, recall and F1 over the threshold. */
final class CurvePicture {
  private static final int HEIGHT = 280;

  /** Weights of pairs that a rule joins have no place on the scale. */
  private static final double BITS_MAX = 100;

  private CurvePicture() {}

  static String svg(ThresholdCurve curve) {
    List<ThresholdCurve.Point> points =
        curve.points().stream().filter(point -> point.bits() < BITS_MAX).toList();
    double least = Math.min(curve.chosen().bits(), -1);
    double most = Math.max(curve.chosen().bits(), 1);
    for (ThresholdCurve.Point point : points) {
      least = Math.min(least, point.bits());
      most = Math.max(most, point.bits());
    }
    Axes axes = new Axes(Math.floor(least), Math.ceil(most), 1, HEIGHT);
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      axes.across(tenth / 10.0, String.format(Locale.ROOT, "%.1f", tenth / 10.0));
    }
    axes.marks();
    line(axes, points, "l-down", ThresholdCurve.Point::precision);
    line(axes, points, "l-up", ThresholdCurve.Point::recall);
    line(axes, points, "l-good", ThresholdCurve.Point::f1);
    axes.threshold(curve.chosen().bits(), "the rules' threshold");
    if (curve.best().bits() < BITS_MAX) {
      axes.add(
          "<circle class=\"c-good\" r=\"5\" cx=\"%.1f\" cy=\"%.1f\"/>",
          axes.x(curve.best().bits()), axes.y(curve.best().f1()));
    }
    return axes.svg();
  }

  /** In steps: between two weights of pairs nothing changes. */
  private static void line(
      Axes axes,
      List<ThresholdCurve.Point> points,
      String style,
      ToDoubleFunction<ThresholdCurve.Point> value) {
    StringBuilder path = new StringBuilder();
    for (ThresholdCurve.Point point : points) {
      path.append(
          path.length() == 0
              ? String.format(
                  Locale.ROOT,
                  "M%.1f %.1f",
                  axes.x(point.bits()),
                  axes.y(value.applyAsDouble(point)))
              : String.format(
                  Locale.ROOT,
                  "H%.1fV%.1f",
                  axes.x(point.bits()),
                  axes.y(value.applyAsDouble(point))));
    }
    axes.add("<path class=\"%s\" d=\"%s\"/>", style, path);
  }
}
