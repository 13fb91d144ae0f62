package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatementTextTest {
  private final StatementText text = new StatementText();

  @Test
  void shouldWaitForTheSemicolon() {
    assertThat(text.add("SELECT 1")).isEmpty();
    assertThat(text.isEmpty()).isFalse();
    assertThat(text.add("FROM t; SELECT 2; SELECT"))
        .containsExactly("SELECT 1\nFROM t", "SELECT 2");
    assertThat(text.rest()).isEqualTo("SELECT");
    assertThat(text.isEmpty()).isTrue();
  }

  @Test
  void shouldNotEndInTextsNamesAndComments() {
    assertThat(text.add("SELECT 'a;''b' AS \"c;d\" -- e;")).isEmpty();
    assertThat(text.add("/* f; */ FROM t;"))
        .containsExactly("SELECT 'a;''b' AS \"c;d\" -- e;\n/* f; */ FROM t");
  }

  @Test
  void shouldTakeABackslashAsACommandOnlyAtTheBeginning() {
    assertThat(text.add("\\d quotes")).containsExactly("\\d quotes");
    assertThat(text.add("SELECT")).isEmpty();
    assertThat(text.add("\\d;")).containsExactly("SELECT\n\\d");
  }
}
