package dev.lampo.demo.check;

import dev.lampo.demo.check.Differences.Kind;
import dev.lampo.demo.traffic.EnquiryTruth;
import dev.lampo.demo.traffic.QuoteTruth;
import dev.lampo.demo.traffic.RejectTruth;
import dev.lampo.demo.traffic.TombstoneTruth;
import dev.lampo.demo.traffic.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares one side, the maps or the tables, with the truth record by record. */
final class Comparison {
  private final Truth truth;
  private final Whereabouts whereabouts;
  private final Held held;
  private final Differences differences;

  /** A comparison of one side. */
  Comparison(Truth truth, Whereabouts whereabouts, Held held, Differences differences) {
    this.truth = truth;
    this.whereabouts = whereabouts;
    this.held = held;
    this.differences = differences;
  }

  void run() {
    Map<String, String> enquiryOf = quotes();
    enquiries(enquiryOf);
    tombstones();
    rejects();
  }

  /** Compares the quotes and returns the enquiry that each live one says it is in. */
  private Map<String, String> quotes() {
    Map<String, String> enquiryOf = new HashMap<>();
    Set<String> found = new HashSet<>();
    held.quotes(
        quote -> {
          QuoteTruth expected = truth.quotes().get(quote.content().id());
          if (expected == null) {
            add(Kind.DOUBLED, "quote " + quote.content().id() + " was never sent");
            return;
          }
          found.add(expected.id());
          compare(expected, quote.content());
          if (quote.enquiry() != null) {
            enquiryOf.put(expected.id(), quote.enquiry());
          }
        });
    missing(truth.quotes().keySet(), found, "quote ");
    return enquiryOf;
  }

  private void compare(QuoteTruth expected, QuoteTruth actual) {
    if (actual.deliveries() != expected.deliveries()) {
      add(
          actual.deliveries() < expected.deliveries() ? Kind.LOST : Kind.DOUBLED,
          "quote %s counts %d deliveries, %d were sent"
              .formatted(expected.id(), actual.deliveries(), expected.deliveries()));
    }
    boolean sameContent =
        actual.version() == version(expected)
            && actual.live() == expected.live()
            && actual.trip().equals(expected.trip())
            && actual.price().equals(expected.price());
    if (!sameContent) {
      add(Kind.WRONG_CONTENT, expected(expected, actual));
    }
    boolean sameStanding =
        actual.standing() == expected.standing()
            && Objects.equals(actual.inFavourOf(), expected.inFavourOf());
    if (!sameStanding) {
      add(Kind.WRONG_STANDING, expected(expected, actual));
    }
  }

  private void enquiries(Map<String, String> enquiryOf) {
    Map<String, Held.Enquiry> byId = new HashMap<>();
    held.enquiries(enquiry -> byId.put(enquiry.id(), enquiry));
    Set<String> found = new HashSet<>();
    for (EnquiryTruth expected : truth.enquiries()) {
      Set<String> ids = new HashSet<>();
      expected.quotes().forEach(quote -> ids.add(enquiryOf.get(quote)));
      String id = ids.iterator().next();
      if (ids.size() > 1) {
        add(Kind.WRONG_ENQUIRY, expected.quotes() + " are one wish, held in " + ids);
      } else if (id != null && !found.add(id)) {
        add(Kind.WRONG_ENQUIRY, "enquiry " + id + " holds two wishes, one is " + expected.quotes());
      }
      found.addAll(ids);
      compare(expected, id, byId.get(id));
    }
    for (String id : byId.keySet()) {
      if (!found.contains(id)) {
        add(Kind.DOUBLED, "enquiry " + id + " answers no wish");
      }
    }
  }

  private void compare(EnquiryTruth expected, String id, Held.Enquiry actual) {
    if (actual == null) {
      add(Kind.LOST, "enquiry " + id + " of " + expected.quotes());
      return;
    }
    boolean same =
        actual.quotes() == expected.quotes().size()
            && actual.offers().equals(expected.offers())
            && new TreeMap<>(actual.best()).equals(expected.best());
    if (!same) {
      add(Kind.WRONG_ENQUIRY, expected(expected, actual));
    }
  }

  private void tombstones() {
    Set<String> found = new HashSet<>();
    held.tombstones(
        tombstone -> {
          TombstoneTruth expected = truth.tombstones().get(tombstone.id());
          if (expected != null) {
            found.add(expected.id());
            if (!expected.equals(tombstone)) {
              add(Kind.WRONG_CONTENT, expected(expected, tombstone));
            }
          } else if (!truth.quotes().containsKey(tombstone.id())) {
            // That of a record that came later may stay.
            add(Kind.DOUBLED, "tombstone " + tombstone.id() + " was never sent");
          }
        });
    missing(truth.tombstones().keySet(), found, "tombstone ");
  }

  private long version(QuoteTruth expected) {
    String id = expected.id();
    return expected.version() + whereabouts.versionsAfter(id.substring(0, id.indexOf(':')));
  }

  /** By position where the broker told it; what is left by source, key and cause. */
  private void rejects() {
    Map<String, Held.Reject> left = new HashMap<>();
    held.rejects(reject -> left.put(reject.id(), reject));
    List<RejectTruth> unplaced = new ArrayList<>();
    for (RejectTruth expected : truth.rejects()) {
      String position = whereabouts.position(expected.record());
      Held.Reject actual = position == null ? null : left.remove(position);
      if (position == null) {
        unplaced.add(expected);
      } else if (actual == null) {
        add(Kind.LOST, "reject " + position + " " + expected);
      } else if (!matches(expected, actual)) {
        add(Kind.WRONG_REJECT, expected(expected, actual));
      }
    }
    rejectsWithoutPosition(unplaced, left);
  }

  private void rejectsWithoutPosition(List<RejectTruth> unplaced, Map<String, Held.Reject> left) {
    for (RejectTruth expected : unplaced) {
      var actual = left.values().stream().filter(reject -> matches(expected, reject)).findAny();
      if (actual.isPresent()) {
        left.remove(actual.get().id());
      } else {
        add(Kind.LOST, "reject " + expected);
      }
    }
    left.values().forEach(reject -> add(Kind.DOUBLED, "reject without a reason: " + reject));
  }

  private boolean matches(RejectTruth expected, Held.Reject actual) {
    String written = whereabouts.rejectKey(expected.record());
    return expected.source().equals(actual.source())
        && Objects.equals(written == null ? expected.key() : written, actual.key())
        && expected.cause().code().equals(actual.cause());
  }

  private void missing(Set<String> expected, Set<String> found, String what) {
    if (found.size() < expected.size()) {
      expected.stream()
          .filter(id -> !found.contains(id))
          .sorted()
          .forEach(id -> add(Kind.LOST, what + id));
    }
  }

  private static String expected(Object expected, Object actual) {
    return "expected " + expected + ", found " + actual;
  }

  private void add(Kind kind, String what) {
    differences.add(kind, held.name() + ": " + what);
  }
}
