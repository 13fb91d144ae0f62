package dev.lampo.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One figure of a bench.
 *
 * @param peer the other engine of the same run, or null
 * @param peerValue its figure, or null
 * @param settings what the figure was measured with
 */
record Measure(
    String bench,
    String measure,
    double value,
    String unit,
    String peer,
    Double peerValue,
    Map<String, Object> settings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Measure of(
      String bench, String measure, double value, String unit, Map<String, Object> settings) {
    return new Measure(bench, measure, value, unit, null, null, settings);
  }

  /** How many a second something takes that is done when it returns. */
  static double perSecond(long count, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return count / ((System.nanoTime() - begun) / 1e9);
  }

  Measure beside(String other, double otherValue) {
    return new Measure(bench, measure, value, unit, other, otherValue, settings);
  }

  /** One object on one line. */
  String json() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", bench);
    line.put("measure", measure);
    line.put("value", rounded(value));
    line.put("unit", unit);
    line.put("peer", peer);
    line.put("peerValue", peerValue == null ? null : rounded(peerValue));
    line.put("ratio", peerValue == null ? null : rounded(value / peerValue));
    line.put("settings", settings);
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings are no JSON: " + settings, e);
    }
  }

  /** A line for people. */
  String text() {
    String figure = String.format(Locale.ROOT, "%,14.2f %s", value, unit);
    String beside =
        peerValue == null
            ? ""
            : String.format(
                Locale.ROOT, "  (%s %,.2f, ratio %.2f)", peer, peerValue, value / peerValue);
    return String.format("%-34s%s%s  %s", measure, figure, beside, settings);
  }

  private static double rounded(double figure) {
    return Math.abs(figure) >= 100 ? Math.rint(figure) : Math.rint(figure * 1_000) / 1_000;
  }
}
