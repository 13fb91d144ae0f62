package dev.lampo.demo.outlets;

/**
 * Where a record is.
 *
 * @param partition zero where the source has but one
 * @param position of a topic the offset, negative where the broker no longer knows it; of a table
 *     and a folder how many records came before
 * @param key under which a reject of it is known, where that is not the record's own; else null
 */
public record Receipt(int partition, long position, String key) {}
