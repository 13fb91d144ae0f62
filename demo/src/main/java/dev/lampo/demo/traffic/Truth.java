package dev.lampo.demo.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole truth in memory: about 1 kB a quote. */
public final class Truth implements Consumer<TruthRow> {
  private final Map<String, QuoteTruth> quotes = new HashMap<>();
  private final Map<String, TombstoneTruth> tombstones = new HashMap<>();
  private final List<EnquiryTruth> enquiries = new ArrayList<>();
  private final List<RejectTruth> rejects = new ArrayList<>();

  @Override
  public void accept(TruthRow row) {
    if (row instanceof QuoteTruth quote) {
      quotes.put(quote.id(), quote);
    } else if (row instanceof TombstoneTruth tombstone) {
      tombstones.put(tombstone.id(), tombstone);
    } else if (row instanceof EnquiryTruth enquiry) {
      enquiries.add(enquiry);
    } else if (row instanceof RejectTruth reject) {
      rejects.add(reject);
    }
  }

  /** Every quote that came with content, by id. */
  public Map<String, QuoteTruth> quotes() {
    return quotes;
  }

  /** Every deletion whose record never came, by id. */
  public Map<String, TombstoneTruth> tombstones() {
    return tombstones;
  }

  /** Every wish with at least one live quote. */
  public List<EnquiryTruth> enquiries() {
    return enquiries;
  }

  /** Every record that must be refused, in the order of sending. */
  public List<RejectTruth> rejects() {
    return rejects;
  }
}
