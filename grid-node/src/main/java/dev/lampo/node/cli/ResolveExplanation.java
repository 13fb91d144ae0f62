package dev.lampo.node.cli;

import dev.lampo.matching.explain.EntityExplainer;
import dev.lampo.matching.explain.ExplanationJson;
import dev.lampo.matching.explain.ExplanationText;
import dev.lampo.matching.explain.PairExplainer;
import dev.lampo.matching.explain.PairExplanation;
import dev.lampo.matching.explain.PathExplanation;
import dev.lampo.matching.explain.Records;
import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.resolve.Resolved;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Why two records are one or not, or what holds the entity of one together. */
final class ResolveExplanation {
  private final Resolved resolved;

  ResolveExplanation(Resolved resolved) {
    this.resolved = resolved;
  }

  /**
   * Explains.
   *
   * @param names one or two records, by {@code source:id} or the id alone
   */
  void print(List<String> names, PrintWriter out, boolean json) {
    if (names.size() > 2) {
      throw new BadFileException("--explain takes one or two records, not " + names.size());
    }
    EntityExplainer entities =
        EntityExplainer.of(resolved.model(), resolved.records(), resolved.resolution());
    int first = row(names.get(0));
    if (names.size() == 1) {
      var entity = entities.entity(first);
      out.println(json ? ExplanationJson.of(entity).toString() : ExplanationText.of(entity));
      return;
    }
    int second = row(names.get(1));
    PairExplanation pair =
        new PairExplainer(resolved.model()).explain(Records.of(resolved.records()), first, second);
    PathExplanation path = entities.path(first, second);
    out.println(json ? ExplanationJson.of(pair).toString() : ExplanationText.of(pair));
    if (json) {
      out.println(ExplanationJson.of(path));
    } else if (!isPairItself(path)) {
      out.println(ExplanationText.of(path));
    }
  }

  /** Its only step is the pair, which has just been told. */
  private static boolean isPairItself(PathExplanation path) {
    return path.steps().size() == 1;
  }

  private int row(String name) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < resolved.size(); row++) {
      if (resolved.records().id(row).toString().equals(name)) {
        return row;
      }
      if (resolved.records().id(row).id().equals(name)) {
        rows.add(row);
      }
    }
    if (rows.size() == 1) {
      return rows.get(0);
    }
    throw new BadFileException(
        rows.isEmpty()
            ? "--explain: there is no record \""
                + name
                + "\"; they are called such as "
                + resolved.records().id(0)
            : "--explain: "
                + rows.size()
                + " sources have a record \""
                + name
                + "\"; write source:id, such as "
                + resolved.records().id(rows.get(0)));
  }
}
