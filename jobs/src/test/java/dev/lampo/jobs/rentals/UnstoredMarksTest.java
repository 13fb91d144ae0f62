package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.ResumeMark;
import org.junit.jupiter.api.Test;

class UnstoredMarksTest {
  private final UnstoredMarks marks = new UnstoredMarks();

  @Test
  void shouldAnswerWithTheLastMarkOfAStoredSnapshot() {
    add(1, "a");
    add(2, "b");
    add(4, "c");

    assertThat(marks.takeUpTo(0)).isNull();
    assertThat(marks.takeUpTo(3).resume()).isEqualTo("b");
    assertThat(marks.takeUpTo(3)).isNull();
    assertThat(marks.takeUpTo(9).resume()).isEqualTo("c");
    assertThat(marks.isEmpty()).isTrue();
  }

  @Test
  void shouldKeepAMarkOfManySnapshotsOnceAndByTheFirstOfThem() {
    ResumeMark quiet = new ResumeMark(0, 7, "quiet", null);
    for (int snapshot = 1; snapshot <= 100; snapshot++) {
      marks.add(snapshot, quiet);
    }

    assertThat(marks.size()).isEqualTo(1);
    assertThat(marks.takeUpTo(1)).isSameAs(quiet);
    marks.add(101, quiet);
    assertThat(marks.isEmpty()).isTrue();
  }

  @Test
  void shouldStayBoundedAndNeverAheadWhileNothingIsStored() {
    int snapshots = 100_000;
    for (int snapshot = 1; snapshot <= snapshots; snapshot++) {
      add(snapshot, Integer.toString(snapshot));
      assertThat(marks.size()).isLessThanOrEqualTo(UnstoredMarks.MARKS_MAX);
    }

    int half = Integer.parseInt(marks.takeUpTo(snapshots / 2).resume());
    assertThat(half).isBetween(snapshots / 2 - snapshots / 100, snapshots / 2);
    assertThat(marks.takeUpTo(snapshots).resume()).isEqualTo("" + snapshots);
  }

  @Test
  void shouldBoundWhatLongMarksHoldAndKeepTheNewest() {
    String definitions = "x".repeat(262_144);
    int most = (int) (UnstoredMarks.CHARS_MAX / definitions.length());
    for (int snapshot = 1; snapshot <= 1_000; snapshot++) {
      add(snapshot, definitions);
      assertThat(marks.size()).isLessThanOrEqualTo(most);
    }
    add(1_001, "the newest");
    add(1_002, "y".repeat((int) UnstoredMarks.CHARS_MAX));

    assertThat(marks.size()).isEqualTo(2);
    assertThat(marks.takeUpTo(1_002).resume()).startsWith("y");
  }

  private void add(int snapshot, String resume) {
    marks.add(snapshot, new ResumeMark(0, snapshot, resume, null));
  }
}
