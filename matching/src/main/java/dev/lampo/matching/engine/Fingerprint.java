package dev.lampo.matching.engine;

import dev.lampo.matching.model.Frequencies;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Weights;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names a model by everything on which a decision depends. */
final class Fingerprint {
  /** Hexadecimal digits. */
  static final int LENGTH = 32;

  private Fingerprint() {}

  static String of(Model model) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      write(model, new DataOutputStream(new DigestOutputStream(new Nowhere(), digest)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, and nothing is written", e);
    }
  }

  private static void write(Model model, DataOutputStream out) throws IOException {
    text(model.rules().text(), out);
    out.writeDouble(model.prior());
    for (Weights weights : model.weights()) {
      numbers(weights.m(), out);
      numbers(weights.u(), out);
    }
    for (Frequencies frequencies : model.frequencies()) {
      out.writeLong(frequencies.total());
      out.writeBoolean(frequencies.hasWords());
      counts(frequencies.values(), out);
      counts(frequencies.words(), out);
    }
    for (long key : model.hot().sorted()) {
      out.writeLong(key);
    }
  }

  private static void numbers(double[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static void counts(Map<String, Integer> counts, DataOutputStream out) throws IOException {
    out.writeInt(counts.size());
    for (var count : new TreeMap<>(counts).entrySet()) {
      text(count.getKey(), out);
      out.writeInt(count.getValue());
    }
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static final class Nowhere extends OutputStream {
    @Override
    public void write(int one) {
      // The digest has seen it.
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      // The digest has seen them.
    }
  }
}
