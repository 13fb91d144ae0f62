package dev.lampo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> WORDS = List.of("topic", "topics", "parallelism", "id");

  @Test
  void shouldFindTheNearestWord() {
    assertThat(Spelling.nearest("topc", WORDS)).isEqualTo("topic");
    assertThat(Spelling.nearest("tpoic", WORDS)).isEqualTo("topic");
    assertThat(Spelling.nearest("Parallellism", WORDS)).isEqualTo("parallelism");
    assertThat(Spelling.nearest("i", WORDS)).isEqualTo("id");
  }

  @Test
  void shouldNotGuessWhatIsFar() {
    assertThat(Spelling.nearest("client", WORDS)).isNull();
    assertThat(Spelling.nearest("xy", WORDS)).isNull();
    assertThat(Spelling.nearest("topic", List.of())).isNull();
  }

  @Test
  void shouldCountEdits() {
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("abc", "abc")).isZero();
    assertThat(Spelling.distance("abc", "acb")).isEqualTo(1);
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
  }
}
