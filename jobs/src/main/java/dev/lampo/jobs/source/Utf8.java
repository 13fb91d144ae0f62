package dev.lampo.jobs.source;

import dev.lampo.model.RejectCause;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8, strictly. Not for several threads. */
final class Utf8 {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer chars = CharBuffer.allocate(4_096);

  /**
   * Looks at every byte. A NUL is refused as well: JSON has none, but UTF-16 does, which the parser
   * would take for JSON of another encoding.
   */
  void check(byte[] bytes) throws Unusable {
    int first = 0;
    while (first < bytes.length && bytes[first] > 0) {
      first++;
    }
    if (first == bytes.length) {
      return;
    }
    for (int i = first; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw malformed("a NUL byte", i);
      }
    }
    decode(ByteBuffer.wrap(bytes, first, bytes.length - first));
  }

  private void decode(ByteBuffer in) throws Unusable {
    decoder.reset();
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      chars.clear();
      result = decoder.decode(in, chars, true);
    }
    if (result.isError()) {
      throw malformed("bytes that are not UTF-8", in.position());
    }
  }

  private static Unusable malformed(String what, int at) {
    return new Unusable(RejectCause.MALFORMED, null, what + " at byte " + at);
  }
}
