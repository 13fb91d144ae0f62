package dev.lampo.jobs.source.files;

import dev.lampo.model.RejectCause;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a gzip file holds. Where it is broken, {@link BrokenFile} says so after all before that. */
final class UnpackedStream extends ChunkedStream {
  private final InputStream packed;
  private GZIPInputStream unpacked;
  private long bytes;

  UnpackedStream(InputStream packed) {
    this.packed = packed;
  }

  @Override
  int make(byte[] chunk) throws IOException {
    try {
      if (unpacked == null) {
        unpacked = new GZIPInputStream(packed, CHUNK_BYTES);
      }
      int read = unpacked.read(chunk, 0, chunk.length);
      bytes += Math.max(0, read);
      return read;
    } catch (EOFException e) {
      throw new BrokenFile(
          RejectCause.NOT_READ,
          "the gzip data ends too early, after " + bytes + " bytes of content");
    } catch (ZipException e) {
      throw new BrokenFile(
          RejectCause.NOT_READ,
          "the gzip data is broken after " + bytes + " bytes of content: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    if (unpacked != null) {
      unpacked.close();
    }
    packed.close();
  }
}
