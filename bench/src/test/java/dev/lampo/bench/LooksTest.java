package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Looks looks = new Looks(1_000);
  private final long begun = System.nanoTime();

  @Test
  void shouldMeasureFromTheFirstLookPastTheWarmUp() {
    looks.add(begun + SECOND, 100);
    looks.add(begun + 5 * SECOND, 400);
    looks.add(begun + 6 * SECOND, 600);
    looks.add(begun + 7 * SECOND, 1_000);
    assertThat(looks.perSecond()).isEqualTo(300);
  }

  @Test
  void shouldRefuseARateOfNoTime() {
    looks.add(begun + SECOND, 399);
    looks.add(begun + 2 * SECOND, 1_000);
    assertThatThrownBy(looks::perSecond)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("saw all 1000")
        .hasMessageEndingWith("give more --deliveries");
    // As the whole line notes its end: once more.
    looks.add(begun + 3 * SECOND, 1_000);
    assertThatThrownBy(looks::perSecond).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldNotWaitForEver() {
    long late = begun + Duration.ofMinutes(10).toNanos();
    assertThatThrownBy(() -> looks.add(late, 999)).hasMessage("999 of 1000 deliveries after PT9M");
    assertThatCode(() -> looks.add(late, 1_000)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseMoreThanTheHeapHolds() {
    long needed = 2_500 * StandardLoad.quotes(2_000_000);
    assertThatCode(() -> MemoryLine.requireHeap(2_000_000, needed)).doesNotThrowAnyException();
    assertThatThrownBy(() -> MemoryLine.requireHeap(2_000_000, needed - 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LAMPO_JAVA_OPTS=-Xmx" + ((needed >> 20) + 1) + "m")
        .hasMessageContaining("fewer --deliveries");
  }
}
