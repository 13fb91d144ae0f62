package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.Flaw;

/**
 * One record as it was cut out of a file.
 *
 * @param offset of its first byte
 * @param next offset of the first byte after it and its line end
 * @param bytes the record without its line end; of a flawed one perhaps only the beginning
 * @param flaw what is wrong with it as a whole, or null
 */
record Cut(long offset, long next, byte[] bytes, Flaw flaw) {}
