package dev.lampo.demo.traffic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One wish, known by the quotes that answer it: its id is the grid's own affair.
 *
 * @param quotes ids of its live quotes, sorted
 * @param offers ids of its current quotes, sorted
 * @param best id of the cheapest offer of each currency, by currency; of equal ones the lower id
 */
public record EnquiryTruth(List<String> quotes, List<String> offers, Map<String, String> best)
    implements TruthRow {
  /** Copies the collections. */
  public EnquiryTruth {
    quotes = List.copyOf(quotes);
    offers = List.copyOf(offers);
    best = Collections.unmodifiableMap(new TreeMap<>(best));
  }
}
