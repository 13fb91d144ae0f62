package dev.lampo.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.testing.People;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityExplainerTest {
  private static final People PEOPLE =
      new People()
          .add("", "a", "Anna Rossi", "Milano", "1970-01-02", "T1", "a@x.it")
          .add("", "b", "Anna Rossi", "Milano", "1970-01-02", "", "a@x.it")
          .add("", "c", "Anna Rossi", "Milano", "1970-01-02", "", "")
          .add("", "d", "Anna Rossi", "Milano", "1970-01-02", "T2", "")
          .add("", "e", "Luca Bianchi", "Torino", "1991-07-08", "", "");

  private final Model model = PEOPLE.model();
  private final Prepared prepared = PEOPLE.prepared(model);

  private EntityExplainer over(int[] entities, Edges edges) {
    return new EntityExplainer(model, Records.of(prepared), entities, edges, (one, other) -> false);
  }

  private static Edges edges() {
    Edges edges = new Edges();
    edges.add(0, 1, 9);
    edges.add(1, 2, 5);
    edges.add(0, 2, 7);
    edges.add(2, 3, 3);
    return edges;
  }

  @Test
  void shouldShowTheStrongestLinksThatSuffice() {
    EntityExplanation entity = over(new int[] {0, 0, 0, 3, 4}, edges()).entity(1);

    assertThat(entity.entity()).isEqualTo(id("a"));
    assertThat(entity.records()).containsExactly(id("a"), id("b"), id("c"));
    assertThat(entity.links())
        .containsExactly(new Link(id("a"), id("b"), 9), new Link(id("a"), id("c"), 7));
    assertThat(entity.weakest()).get().extracting(PairExplanation::right).isEqualTo(id("c"));
  }

  @Test
  void shouldSayWhatARepairCutAndWhy() {
    EntityExplainer explainer = over(new int[] {0, 0, 0, 3, 4}, edges());

    assertThat(explainer.entity(0).cuts())
        .containsExactly(
            new Cut(new Link(id("c"), id("d"), 3), id("a"), id("d"), "never: differ tax"));
    assertThat(explainer.entity(3).cuts())
        .containsExactly(
            new Cut(new Link(id("c"), id("d"), 3), id("d"), id("a"), "never: differ tax"));
  }

  @Test
  void shouldTellADecisionFromAVeto() {
    EntityExplainer explainer =
        new EntityExplainer(
            model,
            Records.of(prepared),
            new int[] {0, 0, 2, 3, 4},
            edges(),
            (one, other) -> one + other == 3);

    assertThat(explainer.entity(2).cuts())
        .extracting(Cut::reason)
        .contains("kept apart by a decision");
  }

  @Test
  void shouldSayThatMostPairsSpeakAgainstALink() {
    int[] entities = {0, 0, 0, 3, 4};
    Edges edges = edges();
    edges.add(2, 4, 1);

    assertThat(over(entities, edges).entity(4).cuts())
        .extracting(Cut::reason)
        .containsExactly(
            "too little cohesion: 3 pairs between both entities, -12.00 bits in the mean, at"
                + " least -2.00 wanted for every two parts");
  }

  @Test
  void shouldFindThePathWhoseWeakestStepIsTheStrongest() {
    PathExplanation path = over(new int[] {0, 0, 0, 3, 4}, edges()).path(1, 2);

    assertThat(path.steps()).hasSize(2);
    assertThat(path.steps().get(0).left()).isEqualTo(id("b"));
    assertThat(path.steps().get(0).right()).isEqualTo(id("a"));
    assertThat(path.steps().get(1).right()).isEqualTo(id("c"));
  }

  @Test
  void shouldHaveNoPathBetweenEntities() {
    EntityExplainer explainer = over(new int[] {0, 0, 0, 3, 4}, edges());

    assertThat(explainer.path(0, 4).steps()).isEmpty();
    assertThat(explainer.path(0, 0).steps()).isEmpty();
    assertThat(explainer.entity(4).links()).isEmpty();
    assertThat(explainer.entity(4).weakest()).isEmpty();
  }

  @Test
  void shouldSayTheSameWhateverTheOrderOfRows() {
    assertThat(texts(People.made(3, 60).shuffled(1)))
        .isEqualTo(texts(People.made(3, 60).shuffled(2)));
  }

  private static List<String> texts(People people) {
    Model trained = people.trained();
    Prepared all = people.prepared(trained);
    Resolution resolution = People.resolution(trained, all);
    EntityExplainer explainer = EntityExplainer.of(trained, all, resolution);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      if (resolution.entities()[row] == row) {
        texts.add(ExplanationText.of(explainer.entity(row)));
      }
    }
    texts.sort(null);
    return texts;
  }

  private static RecordId id(String id) {
    return new RecordId("", id);
  }
}
