package dev.lampo.matching.engine;

/**
 * How large an engine is.
 *
 * @param records records held
 * @param entities entities that live
 * @param published ids ever published
 * @param edges pairs at or above the match threshold
 * @param cannotLinks pairs that must not be one
 * @param largestBlock records under the key that has most; a key that grew hot after training shows
 *     here
 * @param largestComponent records that hang together before contradictions split them
 * @param bytes of heap, without the records' names and values and without the shared model;
 *     estimated for 64-bit Java with compressed references, cannot-links left out
 */
public record EngineReport(
    int records,
    int entities,
    long published,
    int edges,
    int cannotLinks,
    int largestBlock,
    int largestComponent,
    long bytes) {}
