package dev.lampo.jobs.source.cdc;

import static java.util.Objects.requireNonNull;

/**
 * How much of a server's log is not stored here yet.
 *
 * @param text for people
 * @param bytes what the server has to keep for that
 */
record LogLag(String text, long bytes) {
  LogLag {
    requireNonNull(text, "text is null");
  }
}
