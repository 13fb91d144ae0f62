package dev.lampo.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.matching.normal.Part;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** The measures, written for speed, against the same written for reading. */
class MeasuringTest {
  private final Measuring measuring = new Measuring();

  @Property(tries = 5_000)
  void shouldMeasureJaroWinkler(
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = 'a', to = 'e') String a,
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = 'a', to = 'e') String b,
      @ForAll @DoubleRange(min = 0, max = 1) double least) {
    double plain = jaroWinkler(a, b);
    assertThat(text(Measure.JARO_WINKLER, a, b, 0)).isCloseTo(plain, within(1e-12));
    assertThat(plain).isBetween(0.0, 1.0);

    double bounded = text(Measure.JARO_WINKLER, a, b, least);
    assertThat(bounded >= least).as("at least %s", least).isEqualTo(plain >= least);
  }

  @Example
  void shouldMeasureJaroWinklerAsPublished() {
    assertThat(text(Measure.JARO_WINKLER, "martha", "marhta", 0)).isCloseTo(0.9611, within(1e-4));
    assertThat(text(Measure.JARO_WINKLER, "dwayne", "duane", 0)).isCloseTo(0.84, within(1e-4));
    assertThat(text(Measure.JARO_WINKLER, "dixon", "dicksonx", 0)).isCloseTo(0.8133, within(1e-4));
  }

  @Property(tries = 5_000)
  void shouldCountEditsWithTurnedNeighbours(
      @ForAll @StringLength(min = 1, max = 12) @CharRange(from = 'a', to = 'd') String a,
      @ForAll @StringLength(min = 1, max = 12) @CharRange(from = 'a', to = 'd') String b,
      @ForAll @IntRange(max = 12) int most) {
    int plain = edits(a, b);
    assertThat(text(Measure.EDITS, a, b, 99)).isEqualTo(plain);
    assertThat(text(Measure.EDITS, a, b, most) <= most).isEqualTo(plain <= most);
    double similar = 1 - plain / (double) Math.max(a.length(), b.length());
    assertThat(text(Measure.SIMILAR, a, b, 0)).isCloseTo(similar, within(1e-12));
  }

  @Example
  void shouldCountEditsAsKnown() {
    assertThat(text(Measure.EDITS, "rossi", "rosis", 9)).isEqualTo(1);
    assertThat(text(Measure.EDITS, "kitten", "sitting", 9)).isEqualTo(3);
    assertThat(text(Measure.EDITS, "ca", "abc", 9)).isEqualTo(3);
  }

  /** Words that are too far from each other for a typing error. */
  @Property(tries = 2_000)
  void shouldWeighCommonWords(
      @ForAll @StringLength(min = 1, max = 10) @CharRange(from = 'a', to = 'f') String a,
      @ForAll @StringLength(min = 1, max = 10) @CharRange(from = 'a', to = 'f') String b) {
    Set<Character> ours = letters(a);
    Set<Character> theirs = letters(b);
    Set<Character> common = new HashSet<>(ours);
    common.retainAll(theirs);
    Set<Character> all = new HashSet<>(ours);
    all.addAll(theirs);

    assertThat(words(Measure.WORDS_ALIKE, a, b)).isCloseTo(bits(common) / bits(all), within(1e-6));
    assertThat(words(Measure.CONTAINED, a, b))
        .isCloseTo(bits(common) / Math.min(bits(ours), bits(theirs)), within(1e-6));
    assertThat(words(Measure.SHARED, a, b)).isEqualTo(common.isEmpty() ? 0 : 1);
  }

  @Example
  void shouldCountAMistypedWordForAPart() {
    double alike = text(Measure.WORDS_ALIKE, "mario bianchini", "mario bianchinni", 0);

    assertThat(alike).isCloseTo((1 + 0.8) / (4 - 1.8), within(1e-6));
  }

  @Property(tries = 1_000)
  void shouldMeasureDays(
      @ForAll @IntRange(min = -20_000, max = 20_000) int one,
      @ForAll @IntRange(min = -20_000, max = 20_000) int other) {
    Value a = date(LocalDate.ofEpochDay(one));
    Value b = date(LocalDate.ofEpochDay(other));

    assertThat(measuring.measured(Measure.DAYS, a, b, 0)).isEqualTo(Math.abs(one - other));
    assertThat(measuring.measured(Measure.YEAR, a, b, 1))
        .isEqualTo(a.text().substring(0, 4).equals(b.text().substring(0, 4)) ? 1 : 0);
    LocalDate day = LocalDate.ofEpochDay(one);
    if (day.getDayOfMonth() <= 12) {
      Value turned = date(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()));
      assertThat(measuring.measured(Measure.TURNED, a, turned, 1)).isEqualTo(1);
    }
  }

  @Example
  void shouldKnowNoDaysOfHalfADate() {
    Value year = Value.of("1980", Part.Kind.DATE, 0.1, null);
    Value whole = date(LocalDate.of(1980, 5, 6));

    assertThat(measuring.measured(Measure.DAYS, year, whole, 9)).isNaN();
    assertThat(measuring.measured(Measure.YEAR, year, whole, 1)).isEqualTo(1);
    assertThat(measuring.measured(Measure.TURNED, year, whole, 1)).isZero();
  }

  /** By the angle between two vectors instead of the haversine formula. */
  @Property(tries = 2_000)
  void shouldMeasureKilometres(
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -90, max = 90) double toLatitude,
      @ForAll @DoubleRange(min = -180, max = 180) double toLongitude) {
    double[] from = vector(latitude, longitude);
    double[] to = vector(toLatitude, toLongitude);
    double cross =
        Math.sqrt(
            Math.pow(from[1] * to[2] - from[2] * to[1], 2)
                + Math.pow(from[2] * to[0] - from[0] * to[2], 2)
                + Math.pow(from[0] * to[1] - from[1] * to[0], 2));
    double dot = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];

    double measured =
        measuring.measured(
            Measure.KILOMETRES, place(latitude, longitude), place(toLatitude, toLongitude), 0);
    // Opposite places are where the haversine formula is least exact: half a kilometre.
    assertThat(measured).isCloseTo(6371.0088 * Math.atan2(cross, dot), within(0.5));
    assertThat(measured).isBetween(0.0, 20_016.0);
  }

  @Property
  void shouldMeasureNumbers(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double one,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double other) {
    Value a = Value.of(Double.toString(one), Part.Kind.NUMBER, 0.1, null);
    Value b = Value.of(Double.toString(other), Part.Kind.NUMBER, 0.1, null);
    double apart = Math.abs(one - other);
    double larger = Math.max(Math.abs(one), Math.abs(other));

    assertThat(measuring.measured(Measure.WITHIN, a, b, 0)).isEqualTo(apart);
    assertThat(measuring.measured(Measure.PERCENT, b, a, 0))
        .isCloseTo(larger == 0 ? 0 : apart / larger * 100, within(1e-9));
  }

  @Example
  void shouldKnowInitials() {
    assertThat(text(Measure.BEGINS, "g", "giulia", 1)).isEqualTo(1);
    assertThat(text(Measure.BEGINS, "giulia", "giu", 1)).isEqualTo(3);
    assertThat(text(Measure.BEGINS, "giulia", "gina", 1)).isZero();
  }

  private double text(Measure measure, String a, String b, double last) {
    return measuring.measured(measure, value(a), value(b), last);
  }

  private static Value value(String text) {
    return Value.of(text, Part.Kind.TEXT, 0.1, Rarity.NONE);
  }

  private static Value date(LocalDate day) {
    return Value.of(day.toString(), Part.Kind.DATE, 0.1, null);
  }

  private static Value place(double latitude, double longitude) {
    return Value.of(latitude + " " + longitude, Part.Kind.PLACE, 0.1, null);
  }

  /** Each letter stands for a word that is far from the others. */
  private double words(Measure measure, String a, String b) {
    return measuring.measured(measure, spelt(a), spelt(b), 0);
  }

  private static Value spelt(String letters) {
    String words = letters.replaceAll("(.)", "$1$1$1$1 ").strip();
    return Value.of(words, Part.Kind.WORDS, 0.1, word -> bits(word.charAt(0)));
  }

  private static Set<Character> letters(String text) {
    Set<Character> letters = new HashSet<>();
    for (char letter : text.toCharArray()) {
      letters.add(letter);
    }
    return letters;
  }

  private static double bits(char letter) {
    return 1 + (letter - 'a') * 1.5;
  }

  private static double bits(Set<Character> words) {
    return words.stream().mapToDouble(MeasuringTest::bits).sum();
  }

  private static double[] vector(double latitude, double longitude) {
    double up = Math.toRadians(latitude);
    double round = Math.toRadians(longitude);
    return new double[] {
      Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)
    };
  }

  private static double jaroWinkler(String one, String other) {
    String a = one.length() <= other.length() ? one : other;
    String b = one.length() <= other.length() ? other : one;
    int window = Math.max(0, b.length() / 2 - 1);
    boolean[] taken = new boolean[b.length()];
    StringBuilder ofA = new StringBuilder();
    for (int i = 0; i < a.length(); i++) {
      for (int j = Math.max(0, i - window); j <= Math.min(b.length() - 1, i + window); j++) {
        if (!taken[j] && a.charAt(i) == b.charAt(j)) {
          taken[j] = true;
          ofA.append(a.charAt(i));
          break;
        }
      }
    }
    StringBuilder ofB = new StringBuilder();
    for (int j = 0; j < b.length(); j++) {
      ofB.append(taken[j] ? b.substring(j, j + 1) : "");
    }
    double matches = ofA.length();
    if (matches == 0) {
      return 0;
    }
    int turned = 0;
    for (int i = 0; i < matches; i++) {
      turned += ofA.charAt(i) == ofB.charAt(i) ? 0 : 1;
    }
    double jaro =
        (matches / a.length() + matches / b.length() + (matches - turned / 2) / matches) / 3;
    int prefix = 0;
    while (prefix < Math.min(4, a.length()) && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  private static int edits(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int changed = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int turned =
            i > 1
                    && j > 1
                    && a.charAt(i - 1) == b.charAt(j - 2)
                    && a.charAt(i - 2) == b.charAt(j - 1)
                ? table[i - 2][j - 2] + 1
                : 99;
        table[i][j] =
            Arrays.stream(new int[] {table[i - 1][j] + 1, table[i][j - 1] + 1, changed, turned})
                .min()
                .getAsInt();
      }
    }
    return table[a.length()][b.length()];
  }
}
