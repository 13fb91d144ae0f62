package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.Planned.Deletes;
import dev.lampo.demo.traffic.Planned.Offers;
import dev.lampo.demo.traffic.Planned.Says;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Customers who may be confused with each other, and all that is sent about them. No customer is in
 * two parties, so the truth of a party is known when its last delivery is out.
 */
final class Party {
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private int outstanding;

  /** What was sent about one record. Versions are those that the grid will know. */
  static final class Ledger {
    final Channel channel;
    Offers content;
    long deletedVersion = Long.MIN_VALUE;
    int deliveries;

    /** Of a table: whether the record has its row, and the highest revision written. */
    private boolean row;

    private long revision = Long.MIN_VALUE;

    Ledger(Channel channel) {
      this.channel = channel;
    }

    boolean live() {
      return content != null && content.version() > deletedVersion;
    }
  }

  void plan() {
    outstanding++;
  }

  /**
   * Notes a delivery whose turn has come; the truth is told when it was the last one.
   *
   * @param changes gives the number of the next change of a table
   * @return whether it goes out: what is old or unknown to the broker never reaches its table
   */
  boolean sent(Planned delivery, LongSupplier changes, Consumer<TruthRow> truth) {
    Ledger ledger = ledgers.computeIfAbsent(delivery.key(), id -> new Ledger(delivery.channel()));
    boolean goesOut = !delivery.channel().isTable() || isWritten(delivery.says(), ledger);
    if (goesOut) {
      ledger.deliveries++;
      note(
          delivery.channel().isTable()
              ? numbered(delivery.says(), changes.getAsLong())
              : delivery.says(),
          ledger);
    }
    if (--outstanding == 0) {
      new Oracle(ledgers).tell(truth);
    }
    return goesOut;
  }

  private static void note(Says says, Ledger ledger) {
    if (says instanceof Deletes deletes) {
      ledger.deletedVersion = Math.max(ledger.deletedVersion, deletes.version());
    } else if (says instanceof Offers offers && isNewer(offers, ledger.content)) {
      ledger.content = offers;
    }
  }

  /** The same content once more is written too; so is a row again that was deleted. */
  private static boolean isWritten(Says says, Ledger ledger) {
    if (says instanceof Deletes deletes) {
      if (!ledger.row || deletes.version() < ledger.revision) {
        return false;
      }
      ledger.row = false;
      ledger.revision = deletes.version();
      return true;
    }
    long revision = ((Offers) says).version();
    if (ledger.row ? revision < ledger.revision : revision <= ledger.revision) {
      return false;
    }
    ledger.row = true;
    ledger.revision = revision;
    return true;
  }

  /** The grid's version of a row is the place of its change in the server's log. */
  private static Says numbered(Says says, long change) {
    return says instanceof Offers offers
        ? new Offers(change, offers.terms(), offers.wish())
        : new Deletes(change);
  }

  private static boolean isNewer(Offers offers, Offers held) {
    if (held == null || offers.version() != held.version()) {
      return held == null || offers.version() > held.version();
    }
    return offers.terms().contentHash() > held.terms().contentHash();
  }
}
