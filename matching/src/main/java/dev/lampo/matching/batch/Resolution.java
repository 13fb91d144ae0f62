package dev.lampo.matching.batch;

import dev.lampo.matching.cluster.Edges;

/**
 * What a set of records resolves to.
 *
 * @param entities for each row the row that stands for its entity
 * @param matches the pairs at or above the match threshold, by rows
 * @param reviews the pairs between the review and the match threshold
 * @param compared how many pairs were compared
 */
public record Resolution(int[] entities, Edges matches, Edges reviews, long compared) {}
