package dev.lampo.demo.check;

/**
 * How many records a source was given.
 *
 * @param kind as in {@code sources.yaml}
 */
public record Delivered(String source, String kind, long records) {}
