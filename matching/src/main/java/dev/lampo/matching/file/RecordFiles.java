package dev.lampo.matching.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files of records, whatever their format. */
public final class RecordFiles {
  private static final int SAMPLE = 1 << 16;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private RecordFiles() {}

  /**
   * Opens a file: JSON lines where the name says so or the first letter is a brace, else CSV. Both
   * may be packed by gzip.
   *
   * @param delimiter null to find it out
   * @param charset null for UTF-8, or Windows-1252 where the file's beginning is not UTF-8
   * @throws BadFileException where it cannot be read
   */
  public static RecordFile open(Path file, Character delimiter, Charset charset) {
    try {
      if (!Files.exists(file)) {
        throw new BadFileException(file + ": there is no such file");
      }
      if (Files.isDirectory(file)) {
        throw new BadFileException(file + ": is a folder; name the files in it");
      }
      byte[] bytes;
      try (InputStream in = input(file)) {
        bytes = in.readNBytes(SAMPLE);
      }
      Charset chosen = charset != null ? charset : charset(bytes);
      String sample = new String(bytes, chosen);
      if (sample.isBlank()) {
        throw new BadFileException(file + ": is empty");
      }
      return isJson(file, sample)
          ? new JsonLines(file, chosen)
          : new CsvRows(file, chosen, delimiter == null ? Delimiter.of(file, sample) : delimiter);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The file's bytes, unpacked where they are packed. */
  static InputStream input(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new GZIPInputStream(in, SAMPLE) : in;
  }

  /** A decoder that tells of bytes that are none of its letters. */
  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static BadFileException unreadable(Path file, IOException cause) {
    String why =
        cause instanceof CharacterCodingException
            ? "holds bytes that are not of its encoding; name the encoding, such as"
                + " --encoding windows-1252"
            : "cannot be read: " + cause.getMessage();
    return new BadFileException(file + ": " + why);
  }

  private static Charset charset(byte[] bytes) {
    CharBuffer letters = CharBuffer.allocate(SAMPLE);
    // Not the end of the input: the sample may cut a letter in two.
    boolean bad =
        strict(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes), letters, false).isError();
    return bad ? WESTERN : StandardCharsets.UTF_8;
  }

  private static boolean isJson(Path file, String sample) {
    String name = file.getFileName().toString();
    return name.matches("(?i).*\\.(jsonl|ndjson|json)(\\.gz)?")
        || sample.stripLeading().startsWith("{");
  }
}
