package dev.lampo.jobs.source;

import dev.lampo.model.RejectCause;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the keys of records. */
final class RecordKeys {
  private RecordKeys() {}

  /** The id that a key gives its record. */
  static String id(byte[] key) throws Unusable {
    if (key == null || key.length == 0) {
      throw new Unusable(RejectCause.MISSING_KEY, null, "the record has no key");
    }
    if (key.length > 4 * Texts.CHARS_MAX) {
      throw Unusable.invalid("key of " + key.length + " bytes").at("key");
    }
    String text = isPlain(key) ? new String(key, StandardCharsets.ISO_8859_1) : strict(key);
    String id = text.strip();
    if (id.isEmpty()) {
      throw new Unusable(RejectCause.MISSING_KEY, null, "the record's key is blank");
    }
    try {
      Texts.check(id.toCharArray(), 0, id.length());
    } catch (Unusable e) {
      throw e.at("key");
    }
    return id;
  }

  /** The beginning of any bytes as text, for a person to look at. */
  static String lossyText(byte[] bytes) {
    int length = Math.min(bytes.length, Texts.CHARS_MAX);
    return Unusable.printable(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  private static boolean isPlain(byte[] bytes) {
    for (byte unit : bytes) {
      if (unit < 0) {
        return false;
      }
    }
    return true;
  }

  private static String strict(byte[] bytes) throws Unusable {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Unusable.invalid("bytes that are not UTF-8").at("key");
    }
  }
}
