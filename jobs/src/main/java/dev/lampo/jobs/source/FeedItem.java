package dev.lampo.jobs.source;

/** What a {@link Feed} delivers, in its order. */
public sealed interface FeedItem permits RawRecord, ResumeMark, Sweep {}
