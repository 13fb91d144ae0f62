package dev.lampo.matching.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.matching.testing.People;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Model MODEL = People.made(1, 250).trained();

  /** Other people of the same kind, with one column changed. */
  private static Drift drift(int column, UnaryOperator<String> change) {
    People changed = new People();
    for (var row : People.made(2, 200).rows()) {
      String[] cells = row.toArray(String[]::new);
      cells[column] = change.apply(cells[column]);
      changed.add(-1, cells);
    }
    return Drift.of(MODEL, changed.table());
  }

  @Test
  void shouldFindNothingInDataOfTheSameKind() {
    assertThat(drift(3, city -> city).drifted()).isEmpty();
    assertThat(Drift.of(MODEL, People.made(1, 250).table()).drifted()).isEmpty();
  }

  @Test
  void shouldTellThatAFieldIsNoLongerFilled() {
    Drift drift = drift(3, city -> "");

    assertThat(drift.drifted()).containsExactly("city");
    assertThat(drift.fields())
        .filteredOn(FieldDrift::drifted)
        .extracting(FieldDrift::reason)
        .allMatch(reason -> reason.startsWith("filled 0.0 %, was "));
  }

  @Test
  void shouldTellThatValuesAreUnseen() {
    Drift drift = drift(2, name -> name + "ovich");

    assertThat(drift.fields())
        .filteredOn(FieldDrift::drifted)
        .extracting(FieldDrift::feature)
        .containsExactly("name");
    assertThat(drift.fields().get(0).now().unseen()).isGreaterThan(0.9);
  }

  @Test
  void shouldTellThatALevelSaysLessThanItDid() {
    Drift drift = drift(6, mail -> "unknown@example.org");

    assertThat(drift.outcomes())
        .filteredOn(OutcomeDrift::drifted)
        .extracting(outcome -> outcome.comparison() + " " + outcome.level())
        .contains("mail exact");
  }

  @Test
  void shouldMeasureWhatAnyModelWouldNotKnow() {
    Baseline name = MODEL.baseline().get(1);
    Baseline now = Drift.of(MODEL, People.made(2, 250).table()).fields().get(0).now();

    assertThat(name.filled()).isEqualTo(1);
    assertThat(now.unseen()).isCloseTo(name.unseen(), within(0.1));
  }

  @Test
  void shouldNeedABaseline() {
    assertThatThrownBy(() -> Drift.of(new People().model(), new People().table()))
        .hasMessageContaining("train it again");
  }
}
