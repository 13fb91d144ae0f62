package dev.lampo.demo.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.demo.check.Differences.Kind;
import dev.lampo.demo.traffic.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a check found.
 *
 * @param delivered records that were stored where the sources find them
 * @param outage of one server of the sources; null where quotes came through one kind of source
 *     alone
 * @param positions first position of each lane that is not durable
 * @param complete whether everything was read and durable in time
 * @param seconds from the first record sent to the last one durable
 */
public record CheckReport(
    long seed,
    List<Delivered> delivered,
    Truth truth,
    Differences differences,
    List<Kill> kills,
    Outage outage,
    Map<String, Long> positions,
    boolean complete,
    double seconds) {
  /** Records that must be at risk when something is killed. */
  public static final long AT_RISK_MIN = 1_000;

  /** Whether nothing is lost, doubled or wrong, and every kill came when it counted. */
  public boolean passed() {
    return complete
        && differences.isEmpty()
        && (kindsWithQuotes() < 2 || (outage != null && !outage.freshSeconds().isEmpty()))
        && kills.size() == Kill.Target.values().length
        && kills.stream().allMatch(kill -> kill.notDurable() >= AT_RISK_MIN);
  }

  /** The report as one line of JSON. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("passed", passed());
    json.put("complete", complete);
    json.put("delivered", records());
    json.put("expected", truth.quotes().size());
    for (Kind kind : Kind.values()) {
      json.put(camel(kind), differences.count(kind));
    }
    json.put("rejects", truth.rejects().size());
    json.put("enquiries", truth.enquiries().size());
    json.put("tombstones", truth.tombstones().size());
    ArrayNode list = json.putArray("kills");
    for (Kill kill : kills) {
      list.addObject()
          .put("what", kill.what().code())
          .put("atRecord", kill.atRecord())
          .put("notDurable", kill.notDurable())
          .put("recoverySeconds", rounded(kill.recoverySeconds()));
    }
    outage(json);
    ArrayNode sources = json.putArray("sources");
    for (Delivered each : delivered) {
      sources
          .addObject()
          .put("source", each.source())
          .put("kind", each.kind())
          .put("delivered", each.records());
    }
    json.put("seconds", rounded(seconds));
    json.put("ratePerSecond", Math.round(records() / Math.max(seconds, 0.001)));
    json.put("seed", seed);
    return json.toString();
  }

  /** The named differences, one a line; empty where there are none. */
  public String explained() {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      if (differences.count(kind) > 0) {
        text.append(camel(kind)).append(": ").append(differences.count(kind)).append('\n');
        differences.named(kind).forEach(named -> text.append("  ").append(named).append('\n'));
      }
    }
    return text.toString();
  }

  /** Kinds of source, not sources: two tables of one server show nothing while it is down. */
  private long kindsWithQuotes() {
    Set<String> sources = OutageStep.sourcesOf(truth);
    return delivered.stream()
        .filter(each -> each.records() > 0 && sources.contains(each.source()))
        .map(Delivered::kind)
        .distinct()
        .count();
  }

  private void outage(ObjectNode json) {
    if (outage != null) {
      ObjectNode node =
          json.putObject("outage")
              .put("what", outage.code())
              .put("atRecord", outage.atRecord())
              .put("downSeconds", rounded(outage.downSeconds()))
              .put("recoverySeconds", rounded(outage.recoverySeconds()));
      ObjectNode fresh = node.putObject("visibleMeanwhileAfterSeconds");
      outage.freshSeconds().forEach((source, time) -> fresh.put(source, rounded(time)));
    }
  }

  private long records() {
    return delivered.stream().mapToLong(Delivered::records).sum();
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  private static String camel(Kind kind) {
    String[] words = kind.name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return camel.toString();
  }
}
