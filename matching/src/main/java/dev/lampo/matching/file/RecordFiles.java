package dev.lampo.matching.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import java.util.zip.ZipException;

/** Opens files of records, whatever their format. */
public final class RecordFiles {
  /** A value may have so many letters: more is a file that is read wrongly. */
  static final int VALUE_MAX = 1 << 20;

  private static final int SAMPLE = 1 << 16;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private RecordFiles() {}

  /**
   * Opens a file: JSON lines where the name says so or the first letter is a brace, else CSV. Both
   * may be packed by gzip.
   *
   * @param delimiter null to find it out
   * @param charset null for what its first bytes say, else UTF-8, or Windows-1252 where the file's
   *     beginning is not UTF-8
   * @throws BadFileException where it cannot be read
   */
  public static RecordFile open(Path file, Character delimiter, Charset charset) {
    requireFile(file);
    try {
      byte[] bytes;
      try (InputStream in = input(file)) {
        bytes = in.readNBytes(SAMPLE);
      }
      Charset chosen = charset != null ? charset : charset(file, bytes);
      String sample = new String(bytes, chosen).replace("\uFEFF", "");
      if (sample.isBlank()) {
        throw new BadFileException(file + ": is empty");
      }
      return isJson(file, sample)
          ? new JsonLines(file, chosen)
          : new CsvRows(file, chosen, delimiter == null ? Delimiter.of(file, sample) : delimiter);
    } catch (IOException e) {
      throw unreadable(file, 0, e);
    }
  }

  private static void requireFile(Path file) {
    if (file.toString().isEmpty()) {
      throw new BadFileException("the name of a file is empty; name one");
    }
    if (!Files.exists(file)) {
      throw new BadFileException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new BadFileException(file + ": is a folder; name the files in it");
    }
    if (!Files.isReadable(file)) {
      throw new BadFileException(file + ": there is no permission to read it");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadFileException(
          file + ": is a pipe or a device; files are read more than once, so save it as a file");
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

  /** The file's letters without a byte order mark; bytes that are none of them are told. */
  static BufferedReader reader(Path file, Charset charset) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(input(file), strict(charset)), SAMPLE);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  /** A decoder that tells of bytes that are none of its letters. */
  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static BadFileException unreadable(Path file, long line, IOException cause) {
    String why;
    if (cause instanceof CharacterCodingException) {
      why =
          "holds bytes that are not of its encoding; name the encoding, such as"
              + " --encoding windows-1252";
    } else if (cause instanceof EOFException || cause instanceof ZipException) {
      why = "is packed by gzip and cut off or damaged; get it once more";
    } else {
      why = "cannot be read: " + cause;
    }
    return new BadFileException(file + ": " + (line > 0 ? "after line " + line + ": " : "") + why);
  }

  private static Charset charset(Path file, byte[] bytes) {
    Charset marked = marked(bytes);
    if (marked != null) {
      return marked;
    }
    int zeros = 0;
    for (byte each : bytes) {
      zeros += each == 0 ? 1 : 0;
    }
    if (zeros > bytes.length / 4) {
      throw new BadFileException(
          file + ": seems to be UTF-16 or no text; name the encoding, such as --encoding UTF-16LE");
    }
    CharBuffer letters = CharBuffer.allocate(SAMPLE);
    // Not the end of the input: the sample may cut a letter in two.
    boolean bad =
        strict(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes), letters, false).isError();
    return bad ? WESTERN : StandardCharsets.UTF_8;
  }

  /** What the byte order mark says; null where there is none. */
  private static Charset marked(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return first == 0xfffe
        ? StandardCharsets.UTF_16LE
        : first == 0xfeff ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isJson(Path file, String sample) {
    String name = file.getFileName().toString();
    return name.matches("(?i).*\\.(jsonl|ndjson|json)(\\.gz)?")
        || sample.stripLeading().startsWith("{");
  }
}
