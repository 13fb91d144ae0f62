package dev.lampo.jobs.copy;

import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;

/** {@link Reject} as a row. */
final class RejectRows extends RowMapping<Reject> {
  private static final String STORED =
      "id source source_partition source_position cause field detail record_key payload"
          + " payload_bytes committed_at stamp replayed_at";

  RejectRows() {
    super(GridMaps.REJECTS, STORED, STORED);
  }

  @Override
  void fill(Reject reject, long sequence, RowEncoder out) {
    out.text(reject.id())
        .text(reject.origin().source())
        .int4(reject.origin().partition())
        .int8(reject.origin().position())
        .text(reject.cause().code())
        .text(reject.field())
        .text(reject.detail())
        .text(reject.recordKey())
        .text(reject.payload())
        .int4(reject.payloadBytes())
        .instant(reject.committedAt())
        .int8(reject.stamp())
        .instant(reject.replayedAt());
  }

  @Override
  Reject read(RowDecoder in) {
    return new Reject(
        in.text(),
        new SourcePosition(in.text(), in.int4(), in.int8()),
        RejectCause.ofCode(in.text()),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.int4(),
        in.instant(),
        in.int8(),
        in.instant());
  }

  @Override
  String newer() {
    return "t.stamp <= excluded.stamp";
  }
}
