package dev.lampo.demo.check;

import dev.lampo.demo.traffic.Channel.Kind;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One server of the sources that was stopped and started again, as it was measured.
 *
 * @param what kind of server
 * @param atRecord how many records had been sent
 * @param freshSeconds of every other source how long a quote that it got meanwhile took to be
 *     visible in the grid, while that server was down
 * @param downSeconds how long it was down
 * @param recoverySeconds from its start until quotes that it got since were visible
 */
public record Outage(
    Kind what,
    long atRecord,
    Map<String, Double> freshSeconds,
    double downSeconds,
    double recoverySeconds) {
  /** Copies the map. */
  public Outage {
    freshSeconds = Collections.unmodifiableMap(new TreeMap<>(freshSeconds));
  }

  /** What was stopped, as it is written in reports. */
  public String code() {
    return what.name().toLowerCase(Locale.ROOT);
  }
}
