package dev.lampo.jobs.source;

import java.io.Serializable;
import java.time.Instant;

/**
 * A place between two records where a feed can go on after a restart.
 *
 * @param partition of the source
 * @param next the position that the next record will have, or a lower one that no record has
 * @param resume the place in the source's own words
 * @param readUpTo everything that the source committed until then has been delivered; null where
 *     that is not known
 */
public record ResumeMark(int partition, long next, String resume, Instant readUpTo)
    implements FeedItem, Serializable {}
