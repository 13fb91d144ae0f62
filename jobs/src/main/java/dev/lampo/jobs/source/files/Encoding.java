package dev.lampo.jobs.source.files;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * How the characters of a file are written. Records are cut among bytes, which needs an encoding
 * where a line end or a delimiter is one byte and that byte nothing else; texts in other encodings
 * are read as UTF-8.
 *
 * @param charset of the file
 * @param cut the encoding in which records are cut
 */
record Encoding(Charset charset, Charset cut) {
  private static final String ASCII =
      "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
          + "abcdefghijklmnopqrstuvwxyz{|}~";

  static Encoding of(Charset charset) {
    boolean cuttable =
        charset.equals(StandardCharsets.UTF_8)
            || charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() == 1
                && charset
                    .decode(ByteBuffer.wrap(ASCII.getBytes(StandardCharsets.US_ASCII)))
                    .toString()
                    .equals(ASCII);
    return new Encoding(charset, cuttable ? charset : StandardCharsets.UTF_8);
  }

  /** The bytes of a file as records are cut from them. */
  InputStream stream(InputStream in) {
    return charset.equals(cut) ? in : new TranscodedStream(in, charset);
  }

  /** The one byte that a character is where records are cut, if it is one. */
  OptionalInt unit(char character) {
    try {
      ByteBuffer bytes = cut.newEncoder().encode(CharBuffer.wrap(new char[] {character}));
      return bytes.remaining() == 1 ? OptionalInt.of(bytes.get() & 0xff) : OptionalInt.empty();
    } catch (CharacterCodingException e) {
      return OptionalInt.empty();
    }
  }
}
