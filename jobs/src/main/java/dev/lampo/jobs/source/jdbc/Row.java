package dev.lampo.jobs.source.jdbc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One row as it was read. The array must not be changed.
 *
 * @param at the value of the increasing column; null in a whole reading
 * @param json the row as an object by column labels
 * @param hash of the object, to know an unchanged row again
 */
record Row(Comparable<?> at, byte[] json, long hash) {
  static Row of(Comparable<?> at, byte[] json) {
    return new Row(at, json, hash(json));
  }

  /** 64 bits of a digest: of ten thousand rows two are taken for one in 10^11 windows. */
  private static long hash(byte[] json) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(json)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
