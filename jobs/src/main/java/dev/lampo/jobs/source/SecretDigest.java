package dev.lampo.jobs.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Stands for a secret where it only matters whether it is another one than before. */
public final class SecretDigest {
  private static final int BYTES = 16;

  private SecretDigest() {}

  /** Thirty-two hexadecimal digits, the same for the same secret; nothing for none. */
  public static String of(String secret) {
    if (secret == null) {
      return "";
    }
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
