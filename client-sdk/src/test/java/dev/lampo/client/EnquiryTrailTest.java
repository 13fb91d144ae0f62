package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.client.testing.SampleRows;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The answers of docs/decisions/0003, one by one. */
final class EnquiryTrailTest {
  private final Map<String, Enquiry> enquiries = new HashMap<>();
  private final Map<String, EnquiryAlias> aliases = new HashMap<>();
  private final Map<String, Quote> quotes = new HashMap<>();
  private final EnquiryTrail trail = new EnquiryTrail(enquiries::get, aliases::get, quotes::get);
  private final Enquiry live = SampleRows.enquiry(1);

  @Test
  void shouldPutALiveEnquiryBeforeItsAlias() {
    enquiries.put(live.id(), live);
    alias(live.id(), "E-other", "s:x");
    assertThat(trail.follow(live.id())).contains(live);
  }

  @Test
  void shouldFollowAChainOfMerges() {
    enquiries.put(live.id(), live);
    alias("E-a", "E-b", "s:x");
    alias("E-b", live.id(), "s:x");
    assertThat(trail.follow("E-a")).contains(live);
  }

  @Test
  void shouldAskTheAnchorWhereTheAliasHasNoSuccessor() {
    enquiries.put(live.id(), live);
    quote("s:anchor", live.id());
    alias("E-a", null, "s:anchor");
    assertThat(trail.follow("E-a")).contains(live);
  }

  @Test
  void shouldAskTheFoundingQuoteOfAnUnknownId() {
    enquiries.put(live.id(), live);
    quote("s:founder", live.id());
    assertThat(trail.follow("E-s:founder")).contains(live);
    assertThat(trail.follow("E-s:founder.3")).contains(live);
    assertThat(trail.follow("E-s:founder.1")).isEmpty();
    assertThat(trail.follow("other")).isEmpty();
  }

  @Test
  void shouldTakeAQuoteWhoseIdEndsInANumberByItsWholeName() {
    Enquiry other = SampleRows.enquiry(2);
    enquiries.put(live.id(), live);
    enquiries.put(other.id(), other);
    quote("s:q", other.id());
    quote("s:q.2", live.id());
    assertThat(trail.follow("E-s:q.2")).contains(live);
  }

  @Test
  void shouldSayThatAliasesRunInACircle() {
    alias("E-a", "E-b", "s:x");
    alias("E-b", "E-a", "s:x");
    assertThatThrownBy(() -> trail.follow("E-a"))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("E-a");
  }

  private void alias(String id, String successor, String anchor) {
    aliases.put(id, new EnquiryAlias(id, live.trip(), successor, anchor, 1));
  }

  private void quote(String id, String enquiry) {
    Quote sample = SampleRows.quote(1);
    Verdict verdict =
        new Verdict(sample.verdict().standing(), sample.verdict().reason(), null, enquiry);
    quotes.put(id, new Quote(id, sample.terms(), sample.lineage(), verdict, 1, 1));
  }
}
