package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text in another encoding as UTF-8. What the encoding does not allow becomes a byte that UTF-8
 * does not allow, so that the record it stands in is refused and no other.
 */
final class TranscodedStream extends ChunkedStream {
  private static final byte NEVER_IN_UTF8 = (byte) 0xff;

  /** Any of these makes at most three bytes, so a chunk holds them all. */
  private static final int CHARS = CHUNK_BYTES / 4;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer encoded = ByteBuffer.allocate(CHUNK_BYTES).flip();
  private final CharBuffer chars = CharBuffer.allocate(CHARS);
  private boolean ended;
  private boolean flushed;

  TranscodedStream(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  int make(byte[] chunk) throws IOException {
    if (flushed) {
      return -1;
    }
    chars.clear();
    CoderResult result = decoder.decode(encoded, chars, ended);
    if (result.isUnderflow()) {
      if (ended) {
        flushed = decoder.flush(chars).isUnderflow();
      } else {
        more();
      }
    }
    byte[] text = chars.flip().toString().getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, chunk, 0, text.length);
    if (!result.isError()) {
      return text.length;
    }
    encoded.position(encoded.position() + result.length());
    chunk[text.length] = NEVER_IN_UTF8;
    return text.length + 1;
  }

  private void more() throws IOException {
    encoded.compact();
    int read = in.read(encoded.array(), encoded.position(), encoded.remaining());
    ended = read < 0;
    encoded.position(encoded.position() + Math.max(0, read));
    encoded.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
