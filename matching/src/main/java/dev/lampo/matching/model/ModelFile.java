package dev.lampo.matching.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.WholeFile;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A model as a JSON file. The same model gives the same bytes on every machine and in every version
 * of Java; what was changed or cut short is refused.
 */
public final class ModelFile {
  /** What the file calls itself. */
  static final String FORMAT = "lampo-model";

  /** Counts changes that an older program would misread. */
  static final int VERSION = 1;

  private static final int HASH_DIGITS = 16;

  /** The rules' text and a record's value may be this long. */
  private static final int TEXT_MAX = 1 << 22;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(TEXT_MAX).build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ModelFile() {}

  /** Writes a model; a file of that name is replaced once all is written. */
  public static void write(Model model, Path file) {
    try (WholeFile whole = new WholeFile(file)) {
      new ModelWriter(model).write(whole.writer(), hash(model));
      whole.finish();
    } catch (IOException e) {
      throw new BadFileException(file + ": cannot be written: " + e.getMessage());
    }
  }

  /**
   * Reads a model.
   *
   * @throws BadFileException where it is not whole, was changed, or is of another version
   * @throws dev.lampo.settings.InvalidSettingsException where its rules mean nothing here
   */
  public static Model read(Path file) {
    Content content;
    try {
      content = JSON.readValue(file.toFile(), Content.class);
    } catch (JsonProcessingException e) {
      throw new BadFileException(file + ": is no model: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadFileException(file + ": cannot be read: " + e.getMessage());
    }
    if (content == null || !FORMAT.equals(content.format)) {
      throw new BadFileException(file + ": is no model: it is not of the format " + FORMAT);
    }
    if (content.version != VERSION) {
      throw new BadFileException(
          file
              + ": is of version "
              + content.version
              + ", this program reads version "
              + VERSION
              + "; train the model again");
    }
    Model model = content.model(file);
    String hash = hash(model);
    if (!hash.equals(content.hash)) {
      throw new BadFileException(
          file
              + ": was changed after it was written: its hash is "
              + hash
              + ", it names "
              + content.hash
              + "; train the model again");
    }
    return model;
  }

  /** SHA-256 of everything in the file but the hash itself, the first digits. */
  static String hash(Model model) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (Writer out =
          new OutputStreamWriter(
              new DigestOutputStream(OutputStream.nullOutputStream(), digest),
              StandardCharsets.US_ASCII)) {
        new ModelWriter(model).write(out, null);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record Content(
      String format,
      int version,
      String hash,
      double prior,
      List<WeightsOf> weights,
      List<FrequenciesOf> frequencies,
      List<BaselineOf> baseline,
      List<String> hot,
      String rules) {

    Model model(Path file) {
      if (rules == null || weights == null || frequencies == null || hot == null) {
        throw new BadFileException(file + ": is not whole; train the model again");
      }
      Rules read = RulesFile.of(file + " (rules)", rules);
      boolean fits =
          prior > 0
              && prior < 1
              && weights.size() == read.comparisons().size()
              && frequencies.size() == read.features().size()
              && (baseline == null || baseline.size() == read.features().size());
      for (int i = 0; fits && i < weights.size(); i++) {
        fits = weights.get(i).fits(read.comparisons().get(i).outcomes());
      }
      if (!fits) {
        throw new BadFileException(file + ": does not fit its own rules; train the model again");
      }
      return new Model(
          read,
          prior,
          weights.stream().map(each -> new Weights(each.m, each.u)).toList(),
          frequencies.stream().map(each -> each.frequencies(file)).toList(),
          hot(file),
          baseline == null
              ? List.of()
              : baseline.stream()
                  .map(each -> new Baseline(each.filled, each.unseenOrNone()))
                  .toList());
    }

    private HotKeys hot(Path file) {
      try {
        return new HotKeys(
            hot.stream().mapToLong(key -> Long.parseUnsignedLong(key, 16)).toArray());
      } catch (NumberFormatException e) {
        throw new BadFileException(file + ": hot: expected hexadecimal digits, " + e.getMessage());
      }
    }
  }

  private record WeightsOf(double[] m, double[] u) {
    boolean fits(int outcomes) {
      return m != null && u != null && m.length == outcomes && u.length == outcomes;
    }
  }

  private record FrequenciesOf(
      double foreign,
      double rare,
      long total,
      boolean hasWords,
      List<String> values,
      List<String> words) {
    Frequencies frequencies(Path file) {
      return new Frequencies(
          foreign, rare, total, counts(file, values), counts(file, words), hasWords);
    }

    private static Map<String, Integer> counts(Path file, List<String> texts) {
      Map<String, Integer> counts = new HashMap<>();
      for (String text : texts == null ? List.<String>of() : texts) {
        int blank = text.indexOf(' ');
        try {
          counts.put(text.substring(blank + 1), Integer.valueOf(text.substring(0, blank)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
          throw new BadFileException(
              file
                  + ": expected a count and a value, found "
                  + text.substring(0, Math.min(40, text.length())));
        }
      }
      return counts;
    }
  }

  private record BaselineOf(double filled, Double unseen) {
    double unseenOrNone() {
      return unseen == null ? Double.NaN : unseen;
    }
  }
}
