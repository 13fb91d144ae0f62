package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Duration LATENESS = Duration.ofSeconds(30);
  private static final long SECOND = 1_000_000_000L;

  @Test
  void shouldSettleNumbersThatWereThereLatenessAgo() {
    Window window = new Window(ColumnKind.WHOLE, LATENESS);
    pass(window, 100, 0);
    assertThat(window.low()).isNull();
    pass(window, 120, 29);
    assertThat(window.low()).isNull();
    pass(window, 150, 31);
    assertThat(window.low()).isEqualTo(100L);
    pass(window, 150, 60);
    assertThat(window.low()).isEqualTo(120L);
    assertThat(window.comparison()).isEqualTo(">=");
  }

  @Test
  void shouldSettleTimesBelowTheHighestAtOnceAndTheHighestLater() {
    Window window = new Window(ColumnKind.INSTANT, LATENESS);
    Instant high = Instant.parse("2026-11-22T10:00:00Z");
    pass(window, high, 0);
    assertThat(window.low()).isEqualTo(high.minusSeconds(30));
    pass(window, high, 30);
    assertThat(window.low()).isEqualTo(high.minusSeconds(30));
    pass(window, high, 32);
    assertThat(window.low()).isEqualTo(high);
    assertThat(window.comparison()).isEqualTo(">");
  }

  @Test
  void shouldKeepTheWholeDayOpen() {
    Window window = new Window(ColumnKind.DATE, LATENESS);
    LocalDate day = LocalDate.parse("2026-11-22");
    pass(window, day.minusDays(1), 0);
    pass(window, day, 100);
    pass(window, day, 5_000);

    assertThat(window.low()).isEqualTo(day);
    assertThat(window.comparison()).isEqualTo(">=");
  }

  @Test
  void shouldNotSettleBehindAPortionThatWasReadTooEarly() {
    Window window = new Window(ColumnKind.WHOLE, LATENESS);
    window.saw(1_000L, 0);
    window.begin();
    window.covered(500L, SECOND);
    window.covered(1_000L, 40 * SECOND);

    assertThat(window.low()).isNull();
    assertThat(window.couldAdvance(40 * SECOND)).isTrue();
  }

  @Test
  void shouldForgetTheLowestWhereMoreAreInTheWindowThanFit() {
    Window window = new Window(ColumnKind.WHOLE, LATENESS, 3);
    LongStream.rangeClosed(1, 5).forEach(number -> window.deliver(row(number)));

    assertThat(window.forgotten()).isEqualTo(2);
    assertThat(window.knows(row(2))).isFalse();
    assertThat(window.knows(row(3))).isTrue();
    assertThat(window.knows(row(5))).isTrue();
  }

  @Test
  void shouldWriteABoundedTextThatMakesTheSameWindow() {
    Window window = new Window(ColumnKind.WHOLE, LATENESS);
    pass(window, 10, 0);
    pass(window, 10, 31);
    LongStream.rangeClosed(10, 5_000).forEach(number -> window.deliver(row(number)));
    String text = window.text("\"Änd erung\"", "").written();
    assertThat(text.length()).isLessThan(22_000);

    ResumeText read = ResumeText.read(text);
    Window again = new Window(ColumnKind.WHOLE, LATENESS);
    again.restore(read);

    assertThat(read.column()).isEqualTo("\"Änd erung\"");
    assertThat(again.low()).isEqualTo(10L);
    assertThat(again.knows(row(5_000))).isTrue();
    assertThat(again.knows(row(3_001))).isTrue();
    assertThat(again.knows(row(3_000))).isFalse();
    assertThat(ResumeText.read("whole/1 5")).isNull();
    assertThat(ResumeText.read(null)).isNull();
  }

  private static void pass(Window window, long high, long second) {
    pass(window, (Long) high, second);
  }

  private static void pass(Window window, Comparable<?> high, long second) {
    window.saw(high, second * SECOND);
    window.begin();
    window.covered(high, second * SECOND);
  }

  private static Row row(long number) {
    return Row.of(number, Long.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
