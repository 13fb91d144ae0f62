package dev.lampo.matching.engine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads numbers and texts of an engine's bytes, believing none of them. */
final class EngineInput {
  private final ByteBuffer bytes;

  EngineInput(byte[] bytes, int length) {
    this.bytes = ByteBuffer.wrap(bytes, 0, length);
  }

  static BadEngineBytesException damaged(String what) {
    return new BadEngineBytesException("damaged engine: " + what);
  }

  int remaining() {
    return bytes.remaining();
  }

  int fixed() {
    need(4);
    return bytes.getInt();
  }

  int single() {
    need(1);
    return bytes.get() & 0xff;
  }

  byte[] raw(int count) {
    need(count);
    byte[] raw = new byte[count];
    bytes.get(raw);
    return raw;
  }

  /** A number from 0 to a bound, which it may reach. */
  long number(long most, String what) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = single();
      number |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        if (number < 0 || number > most) {
          throw damaged(what + " " + number + " is not from 0 to " + most);
        }
        return number;
      }
    }
    throw damaged(what + " is a number without end");
  }

  /** A place below a bound. */
  int place(int bound, String what) {
    return (int) number(bound - 1L, what);
  }

  /** A count of things of which each has at least some bytes. */
  int count(int bytesEach, String what) {
    return (int) number(bytes.remaining() / bytesEach, what);
  }

  /** A text, or null. */
  String text(String what) {
    int length = (int) number(bytes.remaining(), what) - 1;
    if (length < 0) {
      return null;
    }
    need(length);
    ByteBuffer slice = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw damaged(what + " is not UTF-8");
    }
  }

  private void need(int count) {
    if (bytes.remaining() < count) {
      throw damaged("it ends too early");
    }
  }
}
