package dev.lampo.examples;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.TripKey;
import dev.lampo.model.testing.TestMembers;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A member with a dozen enquiries, in a JVM of its own; it lives as long as its standard input. */
public final class NodeProcess {
  /** How the line begins that it says when it can be asked. */
  static final String READY = "ready ";

  private static final Instant QUOTED = Instant.parse("2026-11-22T10:00:00Z");

  private NodeProcess() {}

  /** Starts it. Says {@code ready}, its address and its cluster when it can be asked. */
  public static void main(String[] args) throws IOException {
    try (TestMembers members = TestMembers.start(1)) {
      fill(members.any());
      System.out.println(READY + members.address(0) + " " + members.cluster());
      while (System.in.read() >= 0) {
        // Waits for the end of the test that started it.
      }
    }
  }

  private static void fill(HazelcastInstance member) {
    for (int i = 0; i < 12; i++) {
      Enquiry enquiry = enquiry(i);
      GridMaps.ENQUIRIES.in(member).put(enquiry.id(), enquiry);
    }
    Instant now = Instant.now();
    GridMaps.POSITIONS.in(member).put("b/0", new StoredPosition("b", 0, 12, QUOTED, now, 1));
    GridMaps.SOURCE_HEALTH.in(member).put("b/0", new SourceHealth("b", 0, 0, 12, now, null, null));
  }

  private static Enquiry enquiry(int number) {
    LocalDateTime pickup = LocalDateTime.of(2026, 12, 1, 10, 0).plusDays(number);
    Instant quoted = QUOTED.plusSeconds(number);
    Offer euros = offer(number, "italcar", "EUR", quoted);
    Offer zloty = offer(number, "wawacar", "PLN", quoted);
    return new Enquiry(
        "E-b:" + number,
        new TripKey("FCO", LocalDate.from(pickup)),
        "anna@example.org",
        "FCO",
        "EC",
        pickup,
        pickup,
        2,
        List.of(euros, zloty),
        List.of(euros, zloty),
        quoted,
        quoted,
        euros.quoteId(),
        number,
        1);
  }

  private static Offer offer(int number, String broker, String currency, Instant quoted) {
    return new Offer(
        "b:" + broker + number, broker, "ECMR", Money.of("1" + number, currency), quoted);
  }
}
