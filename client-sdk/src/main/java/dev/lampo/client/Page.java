package dev.lampo.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Part of an answer, in the order of its keys.
 *
 * @param rows at most as many as the question allowed
 * @param next token for the question's {@code after}; empty where there is nothing more
 * @param freshness how fresh the rows are at least
 */
public record Page<T>(List<T> rows, Optional<String> next, Freshness freshness) {
  /** Refuses nulls and copies the list. */
  public Page {
    rows = List.copyOf(rows);
    requireNonNull(next, "next is null");
    requireNonNull(freshness, "freshness is null");
  }
}
