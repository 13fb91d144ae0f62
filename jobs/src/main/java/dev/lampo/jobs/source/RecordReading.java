package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How the records of a source become quotes, whatever carries them.
 *
 * @param maxPayloadBytes larger values are rejected
 * @param id key or field
 * @param version field, header, position or timestamp
 * @param deletionVersion header, position or timestamp; null where deletions cannot be ordered
 */
public record RecordReading(
    int maxPayloadBytes,
    ValueFrom id,
    ValueFrom version,
    ValueFrom deletionVersion,
    QuoteMapping quote,
    Plausible plausible)
    implements Serializable {
  /** Refuses nulls other than the version of deletions. */
  public RecordReading {
    requireNonNull(id, "id is null");
    requireNonNull(version, "version is null");
    requireNonNull(quote, "quote is null");
    requireNonNull(plausible, "plausible is null");
  }

  /** Everything that changes how a record is read, as text. */
  public String canonicalText() {
    return String.join(
        "\n",
        Integer.toString(maxPayloadBytes),
        id.toString(),
        version.toString(),
        String.valueOf(deletionVersion),
        quote.toString(),
        plausible.toString());
  }
}
