package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.client.testing.SampleRows;
import dev.lampo.client.testing.TestOptions;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.testing.TestMembers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Look-ups by type, over a client on real TCP to two members. */
final class GridLookUpTest {
  private static final int COUNT = 2_000;
  private static TestMembers members;
  private static Grid grid;

  @BeforeAll
  static void start() {
    members = TestMembers.start(2);
    SampleRows.fill(members.any(), COUNT);
    grid = Grid.connect(TestOptions.of(members));
  }

  @AfterAll
  static void stop() {
    grid.close();
    members.close();
  }

  @Test
  void shouldFindAQuoteById() {
    assertThat(grid.quote(SampleRows.id(7))).contains(SampleRows.quote(7));
    assertThat(grid.quote("s:none")).isEmpty();
  }

  @Test
  void shouldFindQuotesByBrokerCustomerStationAndPeriod() {
    var from = SampleRows.FIRST_DAY.plusDays(3);
    var to = SampleRows.FIRST_DAY.plusDays(9);
    assertFound(QuoteQuery.all().broker("broker3"), q -> q.terms().broker().equals("broker3"));
    assertFound(QuoteQuery.all().customer("c8"), q -> q.terms().customer().key().equals("c8"));
    assertFound(QuoteQuery.all().station("FCO"), q -> q.terms().pickup().group().equals("FCO"));
    assertFound(
        QuoteQuery.all().station("FCO-T3"), q -> q.terms().pickup().station().equals("FCO-T3"));
    assertFound(
        QuoteQuery.all().pickedUp(from, to),
        q -> !q.terms().trip().day().isBefore(from) && !q.terms().trip().day().isAfter(to));
    assertFound(QuoteQuery.all().pickedUp(from, from), q -> q.terms().trip().day().equals(from));
    assertThat(grid.quotes(QuoteQuery.all().pickedUp(to, from)).rows()).isEmpty();
    assertFound(
        QuoteQuery.all().pickedUp(from, to.plusYears(1)),
        q -> !q.terms().trip().day().isBefore(from));
    assertFound(
        QuoteQuery.all().broker("broker3").customer("c8").station("FCO").pickedUp(from, to),
        q ->
            q.terms().broker().equals("broker3")
                && q.terms().customer().key().equals("c8")
                && q.terms().pickup().group().equals("FCO")
                && !q.terms().trip().day().isBefore(from)
                && !q.terms().trip().day().isAfter(to));
    assertFound(
        QuoteQuery.all().enquiry("E-" + SampleRows.id(5)), q -> q.id().equals(SampleRows.id(5)));
  }

  @Test
  void shouldFindEnquiriesByBrokerCustomerStationAndPeriod() {
    List<Enquiry> ofBroker =
        grid.enquiries(EnquiryQuery.all().broker("broker2").customer("c12")).rows();
    assertThat(ofBroker)
        .containsExactlyElementsOf(
            IntStream.range(0, COUNT)
                .filter(i -> i % 5 == 2 && i % 50 == 12)
                .mapToObj(SampleRows::enquiry)
                .toList());
    assertThat(
            grid.enquiries(
                    EnquiryQuery.all()
                        .stationGroup("MXP")
                        .pickedUp(SampleRows.FIRST_DAY, SampleRows.FIRST_DAY))
                .rows())
        .isNotEmpty()
        .allMatch(e -> e.trip().toString().equals("MXP/" + SampleRows.FIRST_DAY));
  }

  @Test
  void shouldPageThroughEverythingInTheOrderOfKeys() {
    List<String> seen = new ArrayList<>();
    Page<Quote> page = grid.quotes(QuoteQuery.all().limit(300));
    while (true) {
      page.rows().forEach(quote -> seen.add(quote.id()));
      if (page.next().isEmpty()) {
        break;
      }
      page = grid.quotes(QuoteQuery.all().limit(300).after(page.next().get()));
    }
    assertThat(seen)
        .containsExactlyElementsOf(IntStream.range(0, COUNT).mapToObj(SampleRows::id).toList());
  }

  @Test
  void shouldFollowAnAliasToTheLiveEnquiry() {
    var aliases = GridMaps.ENQUIRY_ALIASES.in(members.any());
    Enquiry target = SampleRows.enquiry(3);
    aliases.put("E-old", new EnquiryAlias("E-old", target.trip(), target.id(), "s:gone", 1));
    assertThat(grid.enquiry("E-old")).contains(target);
    assertThat(grid.enquiry("E-" + SampleRows.id(3) + ".2")).contains(target);
    assertThat(grid.enquiry("E-nobody")).isEmpty();
  }

  @Test
  void shouldRefuseALimitBeyondTheMost() {
    assertThatThrownBy(() -> QuoteQuery.all().limit(10_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10001");
  }

  private static void assertFound(QuoteQuery query, Predicate<Quote> wanted) {
    assertThat(grid.quotes(query).rows())
        .isNotEmpty()
        .containsExactlyElementsOf(
            IntStream.range(0, COUNT)
                .mapToObj(SampleRows::quote)
                .filter(wanted)
                .limit(1000)
                .toList());
  }
}
