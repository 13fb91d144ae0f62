package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.TrafficRecord;

/** Is told where each record went, on a thread of its outlet. */
@FunctionalInterface
public interface Receipts {
  /** A record is stored. */
  void acknowledged(TrafficRecord record, Receipt receipt);
}
