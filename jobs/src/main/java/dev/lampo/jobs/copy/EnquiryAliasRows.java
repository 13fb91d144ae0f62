package dev.lampo.jobs.copy;

import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMaps;
import dev.lampo.model.TripKey;
import java.util.List;

/** {@link EnquiryAlias} as a row. It takes the place of the enquiry of its id. */
final class EnquiryAliasRows extends RowMapping<EnquiryAlias> {
  private static final String STORED = "id pickup_group pickup_day successor anchor stamp";

  EnquiryAliasRows() {
    super(GridMaps.ENQUIRY_ALIASES, STORED + " trip sequence", STORED);
  }

  @Override
  void fill(EnquiryAlias alias, long sequence, RowEncoder out) {
    out.text(alias.id())
        .text(alias.trip().stationGroup())
        .date(alias.trip().day())
        .text(alias.successor())
        .text(alias.anchor())
        .int8(alias.stamp())
        .text(alias.trip().toString())
        .int8(sequence);
  }

  @Override
  EnquiryAlias read(RowDecoder in) {
    return new EnquiryAlias(
        in.text(), new TripKey(in.text(), in.date()), in.text(), in.text(), in.int8());
  }

  @Override
  String newer() {
    return NEWER_SEQUENCE;
  }

  /** At equality the enquiry stays: a live enquiry goes before an alias. */
  @Override
  List<String> before() {
    return List.of(removalFrom(GridMaps.ENQUIRIES, "<"));
  }

  /** An enquiry that is still there is newer. */
  @Override
  String admitted() {
    return absentFrom(GridMaps.ENQUIRIES);
  }
}
