package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A record whose content says itself that it is gone: then it is a deletion, with the version that
 * its content would have had.
 *
 * @param field path of the field that says so
 * @param text what stands there, blanks around it aside
 */
public record DeletedWhen(String field, String text) implements Serializable {
  /** Refuses nulls. */
  public DeletedWhen {
    requireNonNull(field, "field is null");
    requireNonNull(text, "text is null");
  }
}
