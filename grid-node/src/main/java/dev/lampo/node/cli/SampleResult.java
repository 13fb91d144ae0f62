package dev.lampo.node.cli;

import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.RawRecord;
import java.util.List;

/**
 * What a source answered when it was tried.
 *
 * @param error null where it answered
 */
record SampleResult(String source, List<Tried> records, String error) {
  /** A record and what it would become. */
  record Tried(RawRecord record, Decoded decoded) {
    boolean isMapped() {
      return decoded instanceof Decoded.Accepted;
    }

    /** Where it stands in its source. */
    String at() {
      return record.partition() + "/" + record.position();
    }
  }

  long mapped() {
    return records.stream().filter(Tried::isMapped).count();
  }

  long rejected() {
    return records.size() - mapped();
  }

  /** Whether it answered, and a record could be used or there is none. */
  boolean isGood() {
    return error == null && (records.isEmpty() || mapped() > 0);
  }
}
