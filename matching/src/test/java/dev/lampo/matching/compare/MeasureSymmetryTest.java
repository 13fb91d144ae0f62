package dev.lampo.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.normal.Part;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** A stream meets pairs in another order than a batch, and must weigh them alike. */
class MeasureSymmetryTest {
  private final Measuring measuring = new Measuring();

  @Property(tries = 3_000)
  void shouldMeasureTheSameEitherWayRound(
      @ForAll @StringLength(min = 1, max = 24) @CharRange(from = 'a', to = 'd') String letters,
      @ForAll @StringLength(min = 1, max = 24) @CharRange(from = 'a', to = 'd') String others) {
    Value a = value(letters);
    Value b = value(others);
    for (Measure measure : Measure.values()) {
      if (measure.kinds().contains(Part.Kind.TEXT)) {
        assertThat(measuring.measured(measure, a, b, measure.isDistance() ? 99 : 0))
            .as("%s of %s and %s", measure, a, b)
            .isEqualTo(measuring.measured(measure, b, a, measure.isDistance() ? 99 : 0));
      }
    }
  }

  /** Some letters stand for blanks and some for a long beginning, so that words look mistyped. */
  private static Value value(String letters) {
    String text = letters.replaceAll("d+", " ").replaceAll("(^| )[ab]", " martin").strip();
    return Value.of(
        text.isEmpty() ? "a" : text,
        Part.Kind.TEXT,
        0.1,
        word -> 1 + word.charAt(word.length() - 1) % 5 * 0.7);
  }
}
