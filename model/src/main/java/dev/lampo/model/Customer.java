package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * The customer as the broker wrote him down.
 *
 * @param key what the deterministic rule compares: the normalised e-mail address, telephone number
 *     or customer number, as {@code config/sources.yaml} chooses
 * @param name as delivered, or null
 * @param email as delivered, or null
 * @param phone as delivered, or null
 */
public record Customer(String key, String name, String email, String phone) {
  /** Refuses a missing key. */
  public Customer {
    requireNonNull(key, "key is null");
  }
}
