package dev.lampo.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void shouldKeepOneLineOfHarmlessLetters() {
    assertThat(Shown.line("a\u001b[2Jb\tc\u202Ed\ud800", 99)).isEqualTo("a�[2Jb�c�d�");
    assertThat(Shown.line("one\ntwo", 99)).isEqualTo("one | two");
    assertThat(Shown.line("Žluťoučký 漢字 😀", 99)).isEqualTo("Žluťoučký 漢字 😀");
    assertThat(Shown.line(null, 9)).isEqualTo("–");
  }

  @Test
  void shouldShowTheBeginningOfALongText() {
    assertThat(Shown.line("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Shown.line("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Shown.line("😀".repeat(10_000), 3)).isEqualTo("😀😀…");
  }

  @Test
  void shouldRoundNumbersToWhatCounts() {
    assertThat(Shown.bits(3.254)).isEqualTo("+3.25");
    assertThat(Shown.bits(-0.001)).isEqualTo("+0.00");
    assertThat(Shown.share(0.9312)).isEqualTo("0.93");
    assertThat(Shown.share(0.000314)).isEqualTo("0.00031");
    assertThat(Shown.share(0.00000241)).isEqualTo("2.4e-06");
    assertThat(Shown.share(0)).isEqualTo("0");
    assertThat(Shown.share(100)).isEqualTo("100");
    assertThat(Shown.share(Double.NaN)).isEqualTo("–");
    assertThat(Shown.probability(0.5)).isEqualTo("0.5");
    assertThat(Shown.probability(0.99999)).isEqualTo("0.99999");
    assertThat(Shown.probability(1)).isEqualTo("1");
    assertThat(Shown.percent(0.1234)).isEqualTo("12.3 %");
    assertThat(Shown.count(1234567)).isEqualTo("1,234,567");
  }

  @Test
  void shouldEscapeWhatMeansSomethingInMarkup() {
    assertThat(Markup.escaped("<script>alert(\"x\" & 'y')</script>\u0000"))
        .isEqualTo("&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;�");
    assertThat(Markup.line("<".repeat(10_000), 3)).isEqualTo("&lt;&lt;…");
  }
}
