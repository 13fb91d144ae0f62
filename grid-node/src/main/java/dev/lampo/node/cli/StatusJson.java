package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.client.ClusterView;
import dev.lampo.client.Freshness;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A {@link GridStatus} as one JSON object; what is not known is null. */
final class StatusJson {
  private StatusJson() {}

  static ObjectNode of(GridStatus status) {
    ObjectNode json = JsonPrinter.object();
    json.put("healthy", status.complaints().isEmpty());
    status.complaints().forEach(json.putArray("complaints")::add);
    Freshness freshness = status.freshness();
    json.put("asOf", text(freshness.asOf()));
    json.put("lagMillis", freshness.lag().map(lag -> lag.toMillis()).orElse(null));
    json.put("takenAt", freshness.takenAt().toString());
    json.put("lastSnapshot", text(status.lastSnapshot()));
    cluster(status.cluster(), json);
    sources(freshness, json.putArray("sources"));
    numbers(status.counts(), json.putObject("rows"));
    numbers(status.standings(), json.putObject("quotesByStanding"));
    numbers(status.causes(), json.putObject("rejectsByCause"));
    copy(freshness, json);
    return json;
  }

  private static void cluster(ClusterView cluster, ObjectNode json) {
    ArrayNode members = json.putArray("members");
    cluster
        .members()
        .forEach(
            node ->
                members
                    .addObject()
                    .put("address", node.address())
                    .put("version", node.version())
                    .put("uuid", node.uuid()));
    ArrayNode jobs = json.putArray("jobs");
    cluster
        .jobs()
        .forEach(
            job ->
                jobs.addObject()
                    .put("name", job.name())
                    .put("status", job.status())
                    .put("since", job.since().toString())
                    .put("snapshotBytes", job.snapshotBytes().orElse(null))
                    .put("lastFailure", job.lastFailure().orElse(null)));
  }

  private static void sources(Freshness freshness, ArrayNode sources) {
    freshness
        .sources()
        .forEach(
            part ->
                sources
                    .addObject()
                    .put("source", part.source())
                    .put("partition", part.partition())
                    .put("next", part.next())
                    .put("end", part.end())
                    .put("behind", part.behind())
                    .put("asOf", text(part.asOf()))
                    .put("unreachableSince", text(part.unreachableSince()))
                    .put("error", part.error().orElse(null))
                    .put("note", part.note().orElse(null))
                    .put("alarm", part.alarm().orElse(null)));
  }

  private static void copy(Freshness freshness, ObjectNode json) {
    freshness
        .copy()
        .ifPresentOrElse(
            copy ->
                json.putObject("copy")
                    .put("durableSince", copy.durableSince().toString())
                    .put("pending", copy.pending())
                    .put("failingSince", text(copy.failingSince()))
                    .put("error", copy.error().orElse(null)),
            () -> json.putNull("copy"));
  }

  private static void numbers(Map<String, Long> counts, ObjectNode json) {
    counts.forEach(json::put);
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
