package dev.lampo.matching.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Who is one and who is not, as written in one file. A value, shared by all engines that use it.
 *
 * @param name the file's own name for itself
 * @param fields what is known of a record
 * @param features the parts of fields that any rule looks at; a record holds its values in this
 *     order
 * @param blocking what is worth comparing
 * @param comparisons how it is compared
 * @param always what makes two records one, whatever their weights
 * @param never what forbids two records to be one, whatever else
 * @param thresholds from when on they are one
 * @param knowledge how much what the comparisons know beforehand counts
 * @param retention how long a record counts after its event; zero for ever
 * @param text the file as it is, with line feeds as line ends
 */
public record Rules(
    String name,
    List<Field> fields,
    List<Feature> features,
    Blocking blocking,
    List<Comparison> comparisons,
    List<Condition> always,
    List<Condition> never,
    Thresholds thresholds,
    Knowledge knowledge,
    Duration retention,
    String text) {
  /** Copies the lists. */
  public Rules {
    fields = List.copyOf(fields);
    features = List.copyOf(features);
    comparisons = List.copyOf(comparisons);
    always = List.copyOf(always);
    never = List.copyOf(never);
  }

  /** Rules without knowledge. */
  public Rules(
      String name,
      List<Field> fields,
      List<Feature> features,
      Blocking blocking,
      List<Comparison> comparisons,
      List<Condition> always,
      List<Condition> never,
      Thresholds thresholds,
      Duration retention,
      String text) {
    this(
        name,
        fields,
        features,
        blocking,
        comparisons,
        always,
        never,
        thresholds,
        Knowledge.NONE,
        retention,
        text);
  }

  /** Names these rules: SHA-256 of the file's text, the first 16 hexadecimal digits. */
  public String hash() {
    return sha256(text).substring(0, 16);
  }

  /** The whole SHA-256 of a text in hexadecimal digits. */
  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
