package dev.lampo.node;

import dev.lampo.jobs.SupervisedJob;
import java.util.List;

/**
 * What a node looks after.
 *
 * @param jobs that the grid keeps running
 * @param watchers one for each source
 */
public record NodeWork(List<SupervisedJob> jobs, List<SourceWatcher> watchers) {
  /** Copies the lists. */
  public NodeWork {
    jobs = List.copyOf(jobs);
    watchers = List.copyOf(watchers);
  }
}
