package dev.lampo.matching.cluster;

import dev.lampo.matching.block.Keys;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many records may hang together. More of them are no entity but a rule that joins what it
 * should not, and each later record would have to look at all of them.
 *
 * @param members from 1 to {@link #MOST}
 */
public record ComponentLimit(int members) {
  /** Far above any real entity, and still repaired in a few seconds at worst. */
  public static final ComponentLimit DEFAULT = new ComponentLimit(10_000);

  /** What {@link Repair} can number. */
  public static final int MOST = 65_535;

  private static final int KEYS_SHOWN = 3;
  private static final int RECORDS_SHOWN = 5;

  /** Refuses a limit that lets nothing through or too much. */
  public ComponentLimit {
    if (members < 1 || members > MOST) {
      throw new IllegalArgumentException(
          "a limit of members must be from 1 to " + MOST + ", not " + members);
    }
  }

  /**
   * Refuses a component that is too large.
   *
   * @param keys by which the component's records met
   * @throws ComponentTooLargeException with the keys that most of its records share
   */
  public void check(Members component, Keys keys) {
    if (component.size() > members) {
      List<RecordId> records = new ArrayList<>();
      for (int place = 0; place < RECORDS_SHOWN && place < component.size(); place++) {
        records.add(component.name(place));
      }
      throw new ComponentTooLargeException(
          component.size(), members, common(component, keys), records);
    }
  }

  private static List<String> common(Members component, Keys keys) {
    Map<String, Integer> counts = new HashMap<>();
    for (int place = 0; place < component.size(); place++) {
      for (String described : keys.describe(component.values(place))) {
        counts.merge(described, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(KEYS_SHOWN)
        .map(key -> key.getKey() + " (" + key.getValue() + " records)")
        .toList();
  }
}
