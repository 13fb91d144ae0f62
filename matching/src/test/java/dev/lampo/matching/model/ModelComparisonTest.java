package dev.lampo.matching.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.model.ModelComparison.Change;
import dev.lampo.matching.model.ModelComparison.Kind;
import dev.lampo.matching.record.RecordId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {
  private static RecordId id(int row) {
    return new RecordId("", Character.toString('a' + row));
  }

  private static List<RecordId> ids(int... rows) {
    return Arrays.stream(rows).mapToObj(ModelComparisonTest::id).toList();
  }

  @Test
  void shouldTellMergedSplitAndMovedApart() {
    int[] before = {0, 0, 2, 3, 3, 5, 5, 7, 7};
    int[] after = {0, 0, 0, 3, 4, 5, 6, 6, 6};

    ModelComparison comparison = ModelComparison.of(ModelComparisonTest::id, before, after, 5);

    assertThat(comparison.same()).isZero();
    assertThat(comparison.counts()).isEqualTo(Map.of(Kind.MERGED, 1, Kind.SPLIT, 1, Kind.MOVED, 1));
    assertThat(comparison.records())
        .isEqualTo(Map.of(Kind.MERGED, 3, Kind.SPLIT, 2, Kind.MOVED, 4));
    assertThat(comparison.examples())
        .containsExactly(
            new Change(Kind.MERGED, 3, List.of(ids(0, 1), ids(2)), List.of(ids(0, 1, 2))),
            new Change(Kind.SPLIT, 2, List.of(ids(3, 4)), List.of(ids(3), ids(4))),
            new Change(
                Kind.MOVED, 4, List.of(ids(5, 6), ids(7, 8)), List.of(ids(5), ids(6, 7, 8))));
    assertThat(comparison.text())
        .isEqualTo(
            """
            same: 0 entities
            merged: 1 changes, 3 records
              [[a, b], [c]] -> [[a, b, c]]
            split: 1 changes, 2 records
              [[d, e]] -> [[d], [e]]
            moved: 1 changes, 4 records
              [[f, g], [h, i]] -> [[f], [g, h, i]]
            """);
  }

  @Test
  void shouldNotMindHowEntitiesAreNumbered() {
    ModelComparison comparison =
        ModelComparison.of(ModelComparisonTest::id, new int[] {0, 0, 2}, new int[] {1, 1, 0}, 5);

    assertThat(comparison.same()).isEqualTo(2);
    assertThat(comparison.examples()).isEmpty();
  }

  @Test
  void shouldShowSoManyExamplesAndNoMore() {
    int[] before = new int[26];
    int[] after = new int[26];
    Arrays.setAll(before, row -> row);
    Arrays.setAll(after, row -> row / 2);

    ModelComparison comparison = ModelComparison.of(ModelComparisonTest::id, before, after, 3);

    assertThat(comparison.counts().get(Kind.MERGED)).isEqualTo(13);
    assertThat(comparison.examples()).hasSize(3);
    assertThat(comparison.examples().get(0).before()).containsExactly(ids(0), ids(1));
  }
}
