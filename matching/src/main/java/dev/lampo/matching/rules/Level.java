package dev.lampo.matching.rules;

import dev.lampo.matching.compare.Measure;

/**
 * One step of a comparison.
 *
 * @param measure how alike two values are
 * @param bound the least likeness or the largest difference for this level
 * @param text as written in the rules, such as {@code jaro-winkler 0.92}
 */
public record Level(Measure measure, double bound, String text) {}
