package dev.lampo.matching.cluster;

import dev.lampo.matching.record.RecordId;
import java.util.List;

/** More records hang together than {@link ComponentLimit} allows. */
public final class ComponentTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int members;
  private final transient List<String> keys;
  private final transient List<RecordId> records;

  ComponentTooLargeException(int members, int limit, List<String> keys, List<RecordId> records) {
    super(
        "more records hang together than the limit of "
            + limit
            + ": "
            + members
            + ", joined mostly by "
            + String.join(", ", keys)
            + "; among them "
            + records
            + "; make the blocking keys or the match threshold stricter, or raise the limit");
    this.members = members;
    this.keys = List.copyOf(keys);
    this.records = List.copyOf(records);
  }

  /** How many hang together. */
  public int members() {
    return members;
  }

  /** The keys that most of them share, with how many do. */
  public List<String> keys() {
    return keys;
  }

  /** A few of them. */
  public List<RecordId> records() {
    return records;
  }
}
