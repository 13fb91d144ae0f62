package dev.lampo.jobs.copy;

import dev.lampo.model.Customer;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.Verdict;

/** {@link Quote} as a row. */
final class QuoteRows extends RowMapping<Quote> {
  private static final String STORED =
      "id broker customer customer_name customer_email customer_phone"
          + " pickup_station pickup_group pickup_at return_station return_group return_at"
          + " car_class class_family price currency quoted_at"
          + LineageColumns.NAMES
          + "standing reason in_favour_of enquiry births stamp";

  QuoteRows() {
    super(GridMaps.QUOTES, STORED + " source trip pickup_day", STORED);
  }

  @Override
  void fill(Quote quote, long sequence, RowEncoder out) {
    QuoteTerms terms = quote.terms();
    out.text(quote.id());
    fill(terms, out);
    LineageColumns.fill(quote.lineage(), out);
    out.text(quote.verdict().standing().code())
        .text(quote.verdict().reason().code())
        .text(quote.verdict().inFavourOf())
        .text(quote.verdict().enquiryId())
        .int4(quote.births())
        .int8(quote.stamp())
        .text(quote.source())
        .text(terms.trip().toString())
        .date(terms.pickup().at().toLocalDate());
  }

  @Override
  Quote read(RowDecoder in) {
    return new Quote(
        in.text(),
        terms(in),
        LineageColumns.read(in),
        new Verdict(
            Standing.ofCode(in.text()), Verdict.Reason.ofCode(in.text()), in.text(), in.text()),
        in.int4(),
        in.int8());
  }

  @Override
  String newer() {
    return NEWER_REVISION;
  }

  private static void fill(QuoteTerms terms, RowEncoder out) {
    out.text(terms.broker())
        .text(terms.customer().key())
        .text(terms.customer().name())
        .text(terms.customer().email())
        .text(terms.customer().phone())
        .text(terms.pickup().station())
        .text(terms.pickup().group())
        .wallClock(terms.pickup().at())
        .text(terms.dropOff().station())
        .text(terms.dropOff().group())
        .wallClock(terms.dropOff().at())
        .text(terms.carClass())
        .text(terms.classFamily())
        .numeric(terms.price().amount())
        .text(terms.price().currency())
        .instant(terms.quotedAt());
  }

  private static QuoteTerms terms(RowDecoder in) {
    return new QuoteTerms(
        in.text(),
        new Customer(in.text(), in.text(), in.text(), in.text()),
        new Stop(in.text(), in.text(), in.wallClock()),
        new Stop(in.text(), in.text(), in.wallClock()),
        in.text(),
        in.text(),
        new Money(in.numeric(), in.text()),
        in.instant());
  }
}
