package dev.lampo.jobs.copy;

import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;

/** The columns that quotes and tombstones share. */
final class LineageColumns {
  static final String NAMES =
      " version content_hash deleted_version deliveries mark_partitions mark_positions"
          + " committed_at revision moves ";

  private LineageColumns() {}

  static void fill(Lineage lineage, RowEncoder out) {
    out.int8(lineage.version())
        .int8(lineage.contentHash())
        .int8(lineage.deletedVersion())
        .int4(lineage.deliveries())
        .ints(lineage.latest().partitions())
        .longs(lineage.latest().positions())
        .instant(lineage.committedAt())
        .int4(lineage.revision())
        .int4(lineage.moves());
  }

  static Lineage read(RowDecoder in) {
    return new Lineage(
        in.int8(),
        in.int8(),
        in.int8(),
        in.int4(),
        Marks.of(in.ints(), in.longs()),
        in.instant(),
        in.int4(),
        in.int4());
  }
}
