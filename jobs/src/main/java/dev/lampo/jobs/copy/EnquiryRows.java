package dev.lampo.jobs.copy;

import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Offer;
import dev.lampo.model.TripKey;
import java.util.Arrays;
import java.util.List;

/** {@link Enquiry} as a row. It takes the place of the alias of its id. */
final class EnquiryRows extends RowMapping<Enquiry> {
  private static final String STORED =
      "id pickup_group pickup_day customer return_group class_family first_pickup_at"
          + " last_pickup_at quotes offer_list best_list first_quoted_at last_quoted_at anchor"
          + " birth stamp";

  EnquiryRows() {
    super(
        GridMaps.ENQUIRIES,
        STORED
            + " trip offers brokers currencies best_price best_currency best_broker best_quote"
            + " best_by_currency sequence",
        STORED);
  }

  @Override
  void fill(Enquiry enquiry, long sequence, RowEncoder out) {
    out.text(enquiry.id())
        .text(enquiry.trip().stationGroup())
        .date(enquiry.trip().day())
        .text(enquiry.customer())
        .text(enquiry.returnGroup())
        .text(enquiry.classFamily())
        .wallClock(enquiry.firstPickupAt())
        .wallClock(enquiry.lastPickupAt())
        .int4(enquiry.quotes())
        .jsonb(OfferJson.write(enquiry.offers()))
        .ints(places(enquiry))
        .instant(enquiry.firstQuotedAt())
        .instant(enquiry.lastQuotedAt())
        .text(enquiry.anchor())
        .int8(enquiry.birth())
        .int8(enquiry.stamp());
    fillDerived(enquiry, out);
    out.int8(sequence);
  }

  @Override
  Enquiry read(RowDecoder in) {
    String id = in.text();
    TripKey trip = new TripKey(in.text(), in.date());
    String customer = in.text();
    String returnGroup = in.text();
    String classFamily = in.text();
    var firstPickupAt = in.wallClock();
    var lastPickupAt = in.wallClock();
    int quotes = in.int4();
    List<Offer> offers = OfferJson.read(in.jsonb());
    return new Enquiry(
        id,
        trip,
        customer,
        returnGroup,
        classFamily,
        firstPickupAt,
        lastPickupAt,
        quotes,
        offers,
        Arrays.stream(in.ints()).mapToObj(offers::get).toList(),
        in.instant(),
        in.instant(),
        in.text(),
        in.int8(),
        in.int8());
  }

  @Override
  String newer() {
    return NEWER_SEQUENCE;
  }

  /** At equality the enquiry goes before the alias. */
  @Override
  List<String> before() {
    return List.of(removalFrom(GridMaps.ENQUIRY_ALIASES, "<="));
  }

  /** An alias that is still there is newer. */
  @Override
  String admitted() {
    return absentFrom(GridMaps.ENQUIRY_ALIASES);
  }

  private static void fillDerived(Enquiry enquiry, RowEncoder out) {
    Offer only = enquiry.onlyBest();
    out.text(enquiry.trip().toString())
        .int4(enquiry.offers().size())
        .int4(enquiry.brokers())
        .int4(enquiry.best().size())
        .numeric(only == null ? null : only.price().amount())
        .text(only == null ? null : only.price().currency())
        .text(only == null ? null : only.broker())
        .text(only == null ? null : only.quoteId())
        .text(enquiry.bestByCurrency());
  }

  private static int[] places(Enquiry enquiry) {
    int[] places = enquiry.best().stream().mapToInt(enquiry.offers()::indexOf).toArray();
    if (Arrays.stream(places).anyMatch(place -> place < 0)) {
      throw new IllegalArgumentException("best names an offer that is not among the offers");
    }
    return places;
  }
}
