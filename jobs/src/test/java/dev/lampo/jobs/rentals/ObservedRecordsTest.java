package dev.lampo.jobs.rentals;

import static dev.lampo.model.Delivery.Manner.CHANGE;
import static dev.lampo.model.Delivery.Manner.REPLAY;
import static dev.lampo.model.Delivery.Manner.STATE;
import static dev.lampo.model.Delivery.Manner.STATE_IN_PART;
import static dev.lampo.model.Delivery.Manner.STATE_WITHOUT_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.Lineage;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that were found when their source was read, beside those that it handed over. */
class ObservedRecordsTest implements RecordVersions.Listener {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Change.Present<QuoteTerms> CONTENT = content(1);

  private final RecordVersions versions = new RecordVersions();
  private final List<Lineage> told = new ArrayList<>();

  @Test
  void shouldSayNothingOfAnUnchangedRowOfASourceWithoutVersions() {
    apply(STATE_WITHOUT_VERSION, 100, present(100, CONTENT));
    apply(STATE_WITHOUT_VERSION, 200, present(200, CONTENT));
    apply(STATE_WITHOUT_VERSION, 300, present(300, CONTENT));

    assertThat(told).hasSize(1);
  }

  @Test
  void shouldTellOfARowThatChangedInASourceWithoutVersions() {
    apply(STATE_WITHOUT_VERSION, 100, present(100, CONTENT));
    apply(STATE_WITHOUT_VERSION, 200, present(200, content(2)));
    apply(STATE_WITHOUT_VERSION, 300, present(300, CONTENT));

    assertThat(told).extracting(Lineage::version).containsExactly(100L, 200L, 300L);
  }

  @Test
  void shouldKeepAVersionThatWasRaisedWithoutAChange() {
    apply(STATE, 100, present(1, CONTENT));
    apply(STATE, 200, present(2, CONTENT));

    assertThat(told).extracting(Lineage::version).containsExactly(1L, 2L);
  }

  @Test
  void shouldTellOfADeletionOnce() {
    apply(STATE, 100, present(1, CONTENT));
    apply(STATE, 200, new Change.Deleted<>(2));
    apply(STATE, 300, new Change.Deleted<>(2));
    apply(STATE, 400, new Change.Deleted<>(2));

    assertThat(told).hasSize(2);
    assertThat(told.get(1).live()).isFalse();
  }

  @Test
  void shouldReviveARowThatIsThereAgain() {
    apply(STATE, 100, present(1, CONTENT));
    versions.sweep(new Sweep("table", 0, 200, 201), this);
    apply(STATE, 300, present(1, CONTENT));

    assertThat(told).extracting(Lineage::live).containsExactly(true, false, true);

    versions.sweep(new Sweep("table", 0, 250, 301), this);
    assertThat(told).hasSize(3);
  }

  @Test
  void shouldReviveARowWithOtherContentOfTheSameVersion() {
    for (int other = 2; other < 6; other++) {
      RecordVersions fresh = new RecordVersions();
      fresh.apply(delivery(STATE, 100, present(1, CONTENT)), this);
      fresh.sweep(new Sweep("table", 0, 200, 201), this);
      told.clear();

      fresh.apply(delivery(STATE, 300, present(1, content(other))), this);

      assertThat(told).extracting(Lineage::live).containsExactly(true);
    }
  }

  /** A table with a row for each state: after a restart the row before the last is found again. */
  @Test
  void shouldNotReviveByAStateOfAWindowThatIsReadAgain() {
    apply(STATE_IN_PART, 100, present(4, CONTENT));
    apply(STATE_IN_PART, 101, new Change.Deleted<>(4));
    apply(STATE_IN_PART, 200, present(4, CONTENT));
    apply(STATE_IN_PART, 201, new Change.Deleted<>(4));

    assertThat(told).extracting(Lineage::live).containsExactly(true, false);
    apply(STATE_IN_PART, 202, present(5, CONTENT));
    assertThat(told).extracting(Lineage::live).containsExactly(true, false, true);
  }

  @Test
  void shouldNotReviveByAnOldRejectThatIsReadAgain() {
    apply(CHANGE, 100, present(4, CONTENT));
    versions.apply(
        new Delivery<>("table:r", new SourcePosition("table", 1, 7), AT, new Change.Deleted<>(5)),
        this);
    apply(REPLAY, 200, present(5, content(2)));

    assertThat(told.get(told.size() - 1).live()).isFalse();
  }

  /** As found at 100, rejected at 200, found unchanged at 300; then the reject is read again. */
  @Test
  void shouldNotGoBackToAnOldRejectOfASourceWithoutVersions() {
    apply(STATE_WITHOUT_VERSION, 100, present(100, CONTENT));
    apply(STATE_WITHOUT_VERSION, 300, present(300, CONTENT));
    versions.apply(delivery(STATE_WITHOUT_VERSION, 200, present(200, content(2))).replayed(), this);
    assertThat(told).extracting(Lineage::version).containsExactly(100L);

    versions.found("table:r", 0, 400);
    versions.apply(delivery(STATE_WITHOUT_VERSION, 400, present(400, content(2))).replayed(), this);
    assertThat(told).extracting(Lineage::version).containsExactly(100L, 400L);
  }

  @Override
  public void tell(TripInput input) {
    if (input instanceof TripInput.Place place) {
      told.add(place.lineage());
    } else if (input instanceof TripInput.Amend amend) {
      told.add(amend.lineage());
    }
  }

  @Override
  public void remember(String recordId, Lineage deletion) {
    told.add(deletion);
  }

  private void apply(Delivery.Manner manner, long position, Change<QuoteTerms> change) {
    versions.apply(delivery(manner, position, change), this);
  }

  private static Delivery<QuoteTerms> delivery(
      Delivery.Manner manner, long position, Change<QuoteTerms> change) {
    return new Delivery<>("table:r", new SourcePosition("table", 0, position), AT, change, manner);
  }

  /** Content by its number: others than the first differ in their hash, some of them lower. */
  private static Change.Present<QuoteTerms> content(int number) {
    QuoteTerms terms = ((Change.Present<QuoteTerms>) Traffic.single(number).change()).content();
    return new Change.Present<>(1, terms.contentHash(), terms);
  }

  private static Change.Present<QuoteTerms> present(
      long version, Change.Present<QuoteTerms> content) {
    return new Change.Present<>(version, content.contentHash(), content.content());
  }
}
