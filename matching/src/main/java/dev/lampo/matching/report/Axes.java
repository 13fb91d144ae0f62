package dev.lampo.matching.report;

import java.util.Locale;

/** A picture with a scale of bits below and another scale on the left. */
final class Axes {
  static final int WIDTH = 1000;
  private static final int LEFT = 56;
  private static final int RIGHT = 988;
  private static final int TOP = 14;

  private final double fromBits;
  private final double toBits;
  private final double mostY;
  private final int bottom;
  private final StringBuilder svg = new StringBuilder();

  Axes(double fromBits, double toBits, double mostY, int height) {
    this.fromBits = fromBits;
    this.toBits = toBits;
    this.mostY = mostY;
    this.bottom = height - 34;
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\"", WIDTH);
    add(" height=\"%d\" viewBox=\"0 0 %d %d\">", height, WIDTH, height);
  }

  double x(double bits) {
    return LEFT + (bits - fromBits) / (toBits - fromBits) * (RIGHT - LEFT);
  }

  double y(double value) {
    return bottom - value / mostY * (bottom - TOP);
  }

  Axes add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  /** A line across at a value, with what it means. */
  Axes across(double value, String label) {
    double y = y(value);
    add("<line class=\"c-grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, RIGHT, y, y);
    return add(
        "<text class=\"c-t\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s</text>",
        LEFT - 8, y + 4, label);
  }

  /** Marks on the scale of bits. */
  Axes marks() {
    double span = toBits - fromBits;
    int step = span > 80 ? 20 : span > 40 ? 10 : span > 16 ? 5 : span > 6 ? 2 : 1;
    for (int bits = (int) Math.ceil(fromBits / step) * step; bits <= toBits; bits += step) {
      add(
          "<text class=\"c-t\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d</text>",
          x(bits), bottom + 16, bits);
    }
    add(
        "<text class=\"c-t\" text-anchor=\"end\" x=\"%d\" y=\"%d\">bits</text>",
        RIGHT, bottom + 30);
    return add(
        "<line class=\"c-axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
        LEFT, RIGHT, bottom, bottom);
  }

  /** A line up at a weight, with what it means. */
  Axes threshold(double bits, String label) {
    if (bits < fromBits || bits > toBits) {
      return this;
    }
    double x = x(bits);
    add("<line class=\"c-cut\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, bottom);
    return add(
        "<text class=\"c-t\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
        Math.max(LEFT + 20, Math.min(RIGHT - 20, x)), TOP - 3, label);
  }

  String svg() {
    return svg.append("</svg>\n").toString();
  }
}
