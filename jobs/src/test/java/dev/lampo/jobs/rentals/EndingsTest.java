package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMaps;
import dev.lampo.model.TripKey;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EndingsTest {
  private static final TripKey TRIP = new TripKey("FCO", LocalDate.of(2027, 3, 1));

  private final Endings endings = new Endings();

  @Test
  void shouldRemoveAnEnquiryOnlyAfterItsAliasIsStored() {
    MapWrite alias = alias(1);
    endings.ends(alias);

    assertThat(endings.overtaken(row())).isTrue();
    MapWrite removal = endings.landed(alias).orElseThrow();
    assertThat(removal.map()).isEqualTo(GridMaps.ENQUIRIES);
    assertThat(removal.value()).isNull();
    assertThat(endings.overtaken(row())).isTrue();
    assertThat(endings.landed(removal)).isEmpty();
    assertThat(endings.overtaken(row())).isFalse();
  }

  @Test
  void shouldNotRemoveAnEnquiryThatLivesAgain() {
    MapWrite alias = alias(1);
    endings.ends(alias);
    endings.lives("E-1");

    assertThat(endings.landed(alias)).isEmpty();
    assertThat(endings.overtaken(row())).isFalse();
  }

  @Test
  void shouldNotTellTheCopyOfAnAliasThatLandsAfterItsEnquiryLivesAgain() {
    MapWrite alias = alias(1);
    endings.ends(alias);
    assertThat(endings.overtaken(alias)).isFalse();

    endings.lives("E-1");
    assertThat(endings.overtaken(alias)).isTrue();
    assertThat(endings.overtaken(row())).isFalse();
  }

  @Test
  void shouldRemoveAnEnquiryThatEndsAgainWhileItsFirstRemovalIsUnderWay() {
    MapWrite first = alias(1);
    MapWrite second = alias(2);
    endings.ends(first);
    MapWrite removal = endings.landed(first).orElseThrow();
    endings.lives("E-1");
    endings.ends(second);

    assertThat(endings.landed(removal)).isEmpty();
    assertThat(endings.landed(second)).isPresent();
  }

  private static MapWrite alias(long stamp) {
    return MapWrite.of(new EnquiryAlias("E-1", TRIP, null, "1", stamp), Destination.MAP_AND_COPY);
  }

  /** Rows are told apart by map and key alone. */
  private static MapWrite row() {
    return new MapWrite(GridMaps.ENQUIRIES, "E-1", "any", Destination.MAP_AND_COPY);
  }
}
