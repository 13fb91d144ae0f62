package dev.lampo.matching.engine;

import dev.lampo.matching.record.RecordId;

/**
 * A record that matches another by itself.
 *
 * @param record the other record
 * @param bits the pair's weight, at or above the match threshold
 */
public record Match(RecordId record, float bits) {}
