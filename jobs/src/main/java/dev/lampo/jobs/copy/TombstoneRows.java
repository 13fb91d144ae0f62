package dev.lampo.jobs.copy;

import dev.lampo.model.GridMaps;
import dev.lampo.model.Tombstone;

/** {@link Tombstone} as a row. */
final class TombstoneRows extends RowMapping<Tombstone> {
  private static final String STORED = "id " + LineageColumns.NAMES + " stamp";

  TombstoneRows() {
    super(GridMaps.TOMBSTONES, STORED, STORED);
  }

  @Override
  void fill(Tombstone tombstone, long sequence, RowEncoder out) {
    out.text(tombstone.id());
    LineageColumns.fill(tombstone.lineage(), out);
    out.int8(tombstone.stamp());
  }

  @Override
  Tombstone read(RowDecoder in) {
    return new Tombstone(in.text(), LineageColumns.read(in), in.int8());
  }

  @Override
  String newer() {
    return NEWER_REVISION;
  }
}
