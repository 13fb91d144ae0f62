package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * Where a delivery stood in its source: for Kafka the source's name, the partition and the offset.
 * Positions of one partition grow; positions of two partitions cannot be compared.
 *
 * @param source name of the source in {@code config/sources.yaml}
 * @param partition zero for a source that has only one
 * @param position zero or more
 */
public record SourcePosition(String source, int partition, long position) {
  /** Checks that the numbers are not negative. */
  public SourcePosition {
    requireNonNull(source, "source is null");
    if (partition < 0 || position < 0) {
      throw new IllegalArgumentException(
          "negative source position: " + source + "/" + partition + "/" + position);
    }
  }

  /** {@code source/partition}: what a stored position is kept under. */
  public String lane() {
    return lane(source, partition);
  }

  /** {@code source/partition} of any pair. */
  public static String lane(String source, int partition) {
    return source + "/" + partition;
  }

  @Override
  public String toString() {
    return source + "/" + partition + "/" + position;
  }
}
