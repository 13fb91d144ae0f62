package dev.lampo.matching.engine;

/**
 * How an engine lies in bytes; numbers have as many bytes as they need, low bits first.
 *
 * <pre>
 *   magic, version, model's hash
 *   ids published, counter
 *   entities: count, their ids
 *   records by names: count, then source, id, features' texts, entity, since
 *   pairs by the places of their records, each from its lower one: count, places, bits
 *   former ids: count, id, kind, anchor's place
 *   cannot-links: count, source and id of both
 *   CRC-32 of all before
 * </pre>
 */
final class EngineFormat {
  /** "LMPE". */
  static final int MAGIC = 0x4c4d5045;

  static final int VERSION = 1;
  static final int CHECKSUM_BYTES = 4;

  /** A model's hash has two hexadecimal digits for each. */
  static final int HASH_BYTES = 8;

  private EngineFormat() {}
}
