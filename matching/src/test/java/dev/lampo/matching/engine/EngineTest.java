package dev.lampo.matching.engine;

import static dev.lampo.matching.engine.Chain.A;
import static dev.lampo.matching.engine.Chain.B;
import static dev.lampo.matching.engine.Chain.C;
import static dev.lampo.matching.engine.Chain.D;
import static dev.lampo.matching.engine.Chain.features;
import static dev.lampo.matching.engine.Chain.id;
import static dev.lampo.matching.engine.Chain.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.matching.cluster.ComponentTooLargeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final List<Operation> VETOED =
      List.of(put(A, "red r, code x"), put(B, "red r, green g"), put(C, "green g, code y"));

  private final Engine engine = Chain.ENGINES.empty();

  @Test
  void shouldSplitTheWeakestEvidenceWhateverTheOrder() {
    for (List<Operation> order : Testing.orders(VETOED)) {
      Engine ordered = Chain.ENGINES.empty();
      order.forEach(operation -> ordered.apply(List.of(operation)));

      assertThat(ordered.entity(A)).isEqualTo(ordered.entity(B)).isNotEqualTo(ordered.entity(C));
    }
  }

  @Test
  void shouldJoinAChainWithoutVetoWhateverTheOrder() {
    List<Operation> chain =
        List.of(put(A, "red r"), put(B, "red r, green g"), put(C, "green g, blue b"));
    for (List<Operation> order : Testing.orders(chain)) {
      Engine ordered = Chain.ENGINES.empty();
      order.forEach(operation -> ordered.apply(List.of(operation)));

      assertThat(ordered.ids().live()).isOne();
      assertThat(ordered.members(ordered.entity(A).orElseThrow())).containsExactly(A, B, C);
    }
  }

  @Test
  void shouldTellOfEachKindOfChange() {
    assertThat(engine.add(A, features("red r"))).containsExactly(new Change.Created(1, List.of(A)));
    assertThat(engine.add(C, features("green g")))
        .containsExactly(new Change.Created(2, List.of(C)));
    assertThat(engine.add(D, features("green g"))).containsExactly(new Change.Joined(D, 2));
    assertThat(engine.add(B, features("red r, green g")))
        .containsExactly(new Change.Merged(List.of(2L), 1, List.of(C, D)), new Change.Joined(B, 1));
    assertThat(engine.update(B, features("green g")))
        .containsExactly(new Change.Split(1, List.of(new Change.Part(3, List.of(B, C, D)))));
    assertThat(engine.update(B, features("red r"))).containsExactly(new Change.Moved(B, 3, 1));
    assertThat(engine.remove(B)).containsExactly(new Change.Left(B, 1));
    assertThat(engine.remove(A)).containsExactly(new Change.Left(A, 1), new Change.Retired(1));
    assertThat(engine.remove(A)).isEmpty();
  }

  @Test
  void shouldChangeNothingForWhatIsKnown() {
    engine.add(A, features("red r"));

    assertThat(engine.add(A, features("red r"))).isEmpty();
    assertThat(engine.allow(A, B)).isEmpty();
    engine.cannotLink(A, B);
    assertThat(engine.cannotLink(B, A)).isEmpty();
  }

  @Test
  void shouldKeepTheIdPublishedFirstAndLeadTheOtherToIt() {
    engine.add(C, features("green g"));
    engine.add(A, features("red r"));
    engine.add(B, features("red r, green g"));

    assertThat(engine.entity(A)).hasValue(1);
    assertThat(engine.ids().resolve(2)).isEqualTo(new Resolved.Live(1));
  }

  @Test
  void shouldKeepIdsOverMergeAndSplit() {
    engine.add(A, features("red r"));
    engine.add(C, features("green g"));
    engine.add(D, features("green g"));
    engine.add(B, features("red r, green g"));
    engine.remove(B);

    assertThat(engine.entity(A)).hasValue(1);
    assertThat(engine.entity(C)).hasValue(3).isEqualTo(engine.entity(D));
    assertThat(engine.ids().resolve(1)).isEqualTo(new Resolved.Live(1));
    assertThat(engine.ids().resolve(2)).isEqualTo(new Resolved.Live(3));
  }

  @Test
  void shouldNameWhatWasSplitOffOnceTheRestIsGone() {
    engine.add(A, features("red r"));
    engine.add(B, features("red r, green g"));
    engine.add(C, features("green g, blue b"));
    engine.add(D, features("blue b"));
    engine.cannotLink(A, B);
    engine.cannotLink(C, D);
    assertThat(engine.partition().values()).containsExactly(1L, 2L, 2L, 3L);
    engine.remove(A);

    assertThat(engine.ids().resolve(1)).isEqualTo(new Resolved.Split(List.of(2L)));
    engine.remove(B);
    assertThat(engine.ids().resolve(1)).isEqualTo(new Resolved.Split(List.of(2L)));
    engine.remove(C);
    assertThat(engine.ids().resolve(1)).isEqualTo(new Resolved.Split(List.of(3L)));
    engine.remove(D);
    assertThat(engine.ids().resolve(1)).isEqualTo(new Resolved.Gone());
    assertThat(engine.ids().resolve(3)).isEqualTo(new Resolved.Gone());
    assertThat(engine.ids().former().size()).isZero();
    assertThat(engine.ids().entities().size()).isZero();
  }

  @Test
  void shouldRefuseToResolveWhatWasNeverPublished() {
    assertThatThrownBy(() -> engine.ids().resolve(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entity 1");
  }

  @Test
  void shouldLetTheRestKeepTheIdWhenARecordMovesAway() {
    engine.add(A, features("red r"));
    engine.add(B, features("red r"));
    engine.update(A, features("blue b"));

    assertThat(engine.entity(B)).hasValue(1);
    assertThat(engine.entity(A)).hasValue(2);
  }

  @Test
  void shouldKeepTheIdOfARecordThatIsAlone() {
    engine.add(A, features("red r"));

    assertThat(engine.update(A, features("blue b"))).isEmpty();
    assertThat(engine.entity(A)).hasValue(1);
  }

  @Test
  void shouldUnmergeForGood() {
    engine.add(A, features("red r"));
    engine.add(B, features("red r"));
    engine.add(C, features("red r"));
    engine.unmerge(B);
    assertThat(engine.members(1)).containsExactly(A, C);

    engine.remove(B);
    engine.remove(A);
    engine.add(B, features("red r"));
    engine.add(A, features("red r"));
    engine.add(D, features("red r, green g"));

    assertThat(engine.entity(A)).isEqualTo(engine.entity(C)).isNotEqualTo(engine.entity(B));
    assertThat(engine.cannotLinks().pairs()).hasSize(2);
  }

  @Test
  void shouldTakeAnUnmergeBack() {
    engine.add(A, features("red r"));
    engine.add(B, features("red r"));
    engine.unmerge(A);
    assertThat(engine.entity(A)).isNotEqualTo(engine.entity(B));
    engine.allow(B, A);

    assertThat(engine.entity(A)).hasValue(1).isEqualTo(engine.entity(B));
  }

  @Test
  void shouldKeepApartRecordsThatComeLater() {
    engine.cannotLink(A, B);
    engine.add(A, features("red r"));
    engine.add(B, features("red r"));

    assertThat(engine.ids().live()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAComponentBeyondTheLimitAndChangeNothing() {
    Engine small = Chain.engines(3).empty();
    for (String name : List.of("a", "b", "c")) {
      small.add(id(name), features("red r"));
    }
    small.add(id("x"), features("blue b"));
    byte[] before = small.toBytes();

    assertThatThrownBy(() -> small.add(D, features("red r")))
        .isInstanceOf(ComponentTooLargeException.class)
        .hasMessageContaining("limit of 3: 4")
        .hasMessageContaining("red: r (4 records)");
    assertThatThrownBy(
            () ->
                small.apply(
                    List.of(
                        put(B, "green g"),
                        new Operation.Remove(id("x")),
                        put(id("y"), "green g"),
                        put(A, "red r, green g, blue b"),
                        put(D, "red r, blue b"))))
        .isInstanceOf(ComponentTooLargeException.class);
    assertThat(small.toBytes()).isEqualTo(before);
    assertThat(small.holds(D)).isFalse();
    assertThat(small.remove(A)).hasSize(1);
    assertThat(small.add(D, features("red r"))).containsExactly(new Change.Joined(D, 1));
  }

  @Test
  void shouldRefuseToUpdateOrUnmergeWhatItDoesNotHold() {
    assertThatThrownBy(() -> engine.update(A, features("red r")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s:a");
    assertThatThrownBy(() -> engine.unmerge(A)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> engine.add(A, new String[] {"too", "few"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("features");
  }

  @Test
  void shouldReportWhatItHolds() {
    engine.add(A, features("red r, code x"));
    engine.add(B, features("red r, green g"));
    engine.add(C, features("green g, code y"));

    EngineReport report = engine.report();
    assertThat(report.records()).isEqualTo(3);
    assertThat(report.entities()).isEqualTo(2);
    assertThat(report.edges()).isEqualTo(2);
    assertThat(report.largestBlock()).isEqualTo(2);
    assertThat(report.largestComponent()).isEqualTo(3);
    assertThat(engine.matches(B)).extracting(Match::record).containsExactly(A, C);
  }
}
