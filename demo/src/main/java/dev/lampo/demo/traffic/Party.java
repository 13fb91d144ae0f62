package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.Planned.Deletes;
import dev.lampo.demo.traffic.Planned.Offers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Customers who may be confused with each other, and all that is sent about them. No customer is in
 * two parties, so the truth of a party is known when its last delivery is out.
 */
final class Party {
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private int outstanding;

  /** What was sent about one record. */
  static final class Ledger {
    Offers content;
    long deletedVersion = Long.MIN_VALUE;
    int deliveries;

    boolean live() {
      return content != null && content.version() > deletedVersion;
    }
  }

  void plan() {
    outstanding++;
  }

  /** Notes a delivery that went out; the truth is told when it was the last one. */
  void sent(Planned delivery, Consumer<TruthRow> truth) {
    Ledger ledger = ledgers.computeIfAbsent(delivery.key(), id -> new Ledger());
    ledger.deliveries++;
    if (delivery.says() instanceof Deletes deletes) {
      ledger.deletedVersion = Math.max(ledger.deletedVersion, deletes.version());
    } else if (delivery.says() instanceof Offers offers && isNewer(offers, ledger.content)) {
      ledger.content = offers;
    }
    if (--outstanding == 0) {
      new Oracle(ledgers).tell(truth);
    }
  }

  private static boolean isNewer(Offers offers, Offers held) {
    if (held == null || offers.version() != held.version()) {
      return held == null || offers.version() > held.version();
    }
    return offers.terms().contentHash() > held.terms().contentHash();
  }
}
