package dev.lampo.jobs.source;

import java.io.Serializable;

/**
 * The source has been read whole: its records that were delivered last before a position are gone.
 *
 * @param source name of the source
 * @param partition of the source
 * @param before the first position of the whole reading
 * @param at position of the sweep itself, above all records of the reading
 */
public record Sweep(String source, int partition, long before, long at)
    implements FeedItem, Serializable {}
