package dev.lampo.matching.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.matching.record.RecordId;
import java.util.List;

/** Explanations as JSON. What does not apply is left out; values come whole. */
public final class ExplanationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ExplanationJson() {}

  /** A pair. */
  public static ObjectNode of(PairExplanation pair) {
    ObjectNode node = NODES.objectNode();
    node.set("left", of(pair.left()));
    node.set("right", of(pair.right()));
    node.put("verdict", pair.verdict().word());
    node.put("weighed", pair.weighed().word());
    node.put("compared", pair.compared());
    node.put("bits", pair.bits());
    node.put("probability", pair.probability());
    node.put("evidenceBits", pair.evidenceBits());
    node.put("priorBits", pair.priorBits());
    ArrayNode fields = node.putArray("fields");
    pair.fields().forEach(field -> fields.add(of(field)));
    node.set("always", texts(pair.always()));
    node.set("never", texts(pair.never()));
    node.set("sharedKeys", texts(pair.sharedKeys()));
    node.put("matchBits", pair.thresholds().matchBits());
    node.put("reviewBits", pair.thresholds().reviewBits());
    return node;
  }

  /** An entity. */
  public static ObjectNode of(EntityExplanation entity) {
    ObjectNode node = NODES.objectNode();
    node.set("entity", of(entity.entity()));
    ArrayNode records = node.putArray("records");
    entity.records().forEach(record -> records.add(of(record)));
    ArrayNode links = node.putArray("links");
    entity.links().forEach(link -> links.add(of(link)));
    entity.weakest().ifPresent(weakest -> node.set("weakest", of(weakest)));
    ArrayNode cuts = node.putArray("cuts");
    for (Cut cut : entity.cuts()) {
      ObjectNode each = of(cut.link());
      if (cut.left() != null) {
        each.putArray("between").add(of(cut.left())).add(of(cut.right()));
      }
      cuts.add(each.put("reason", cut.reason()));
    }
    return node;
  }

  /** A path. */
  public static ObjectNode of(PathExplanation path) {
    ObjectNode node = NODES.objectNode();
    node.set("from", of(path.from()));
    node.set("to", of(path.to()));
    ArrayNode steps = node.putArray("steps");
    path.steps().forEach(step -> steps.add(of(step)));
    return node;
  }

  /** A record's name. */
  public static ObjectNode of(RecordId id) {
    return NODES.objectNode().put("source", id.source()).put("id", id.id());
  }

  private static ObjectNode of(Link link) {
    ObjectNode node = NODES.objectNode();
    node.set("left", of(link.left()));
    node.set("right", of(link.right()));
    return node.put("bits", link.bits());
  }

  private static ObjectNode of(ComparedField field) {
    ObjectNode node = NODES.objectNode();
    node.put("name", field.name());
    node.put("left", field.left());
    node.put("right", field.right());
    node.put("level", field.level());
    if (field.present()) {
      node.put("m", field.m());
      node.put("u", field.u());
    }
    if (field.byFrequency()) {
      node.put("frequency", field.frequency());
    }
    return node.put("bits", field.bits());
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode node = NODES.arrayNode();
    texts.forEach(node::add);
    return node;
  }
}
