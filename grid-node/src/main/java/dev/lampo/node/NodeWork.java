package dev.lampo.node;

import dev.lampo.jobs.JobCatalog;
import dev.lampo.jobs.SupervisedJob;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.rentals.RentalsJob;
import dev.lampo.jobs.rentals.SameRental;
import dev.lampo.jobs.source.Source;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.jobs.source.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a node looks after.
 *
 * @param jobs that the grid keeps running
 * @param watchers one for each source
 * @param origin where this is written, to be read again after a change; empty where it is not
 */
public record NodeWork(
    List<SupervisedJob> jobs, List<SourceWatcher> watchers, Optional<Origin> origin) {
  /**
   * Where the work is written.
   *
   * @param places files, and folders of files
   * @param asRead the states of the files, taken before the work was read from them: what changes
   *     meanwhile is a change
   * @param read reads all of them; throws what is wrong with them
   */
  record Origin(List<Path> places, FileStates asRead, Supplier<NodeWork> read) {
    /** Files as they are now, to be read next. */
    static Origin now(List<Path> places, Supplier<NodeWork> read) {
      return new Origin(List.copyOf(places), FileStates.of(places), read);
    }
  }

  /** Work that is written nowhere. */
  public NodeWork(List<SupervisedJob> jobs, List<SourceWatcher> watchers) {
    this(jobs, watchers, Optional.empty());
  }

  /** The jobs and the sources that a node's settings name. */
  static NodeWork of(NodeSettings settings) {
    Origin origin =
        Origin.now(List.of(settings.sources(), settings.reference()), () -> NodeWork.of(settings));
    Sources sources = SourceSettings.read(settings.sources(), settings.reference());
    return new NodeWork(
        JobCatalog.of(sources, settings.copy().map(NodeWork::copy), rentals(settings)),
        sources.all().stream().map(NodeWork::watcher).toList(),
        Optional.of(origin));
  }

  /** The relational copy as the jobs want it. */
  static CopySettings copy(NodeSettings.Copy copy) {
    return new CopySettings(
        copy.url(),
        copy.user(),
        copy.password(),
        copy.batchRows(),
        copy.pendingRows(),
        copy.retryFrom(),
        copy.retryTo(),
        copy.connectTimeout(),
        copy.statementTimeout(),
        copy.closeTimeout());
  }

  private static RentalsJob.Settings rentals(NodeSettings settings) {
    return new RentalsJob.Settings(
        new SameRental(settings.rentals().pickupTolerance()),
        settings.jobs().snapshotInterval(),
        settings.member().cooperativeThreads(),
        settings.member().membersNeeded() > 1);
  }

  private static SourceWatcher watcher(Source source) {
    SourceWatch watch = source.watch();
    return SourceWatcher.of(source.name(), watch::look, watch::stored, watch::close);
  }

  /** Copies the lists. */
  public NodeWork {
    jobs = List.copyOf(jobs);
    watchers = List.copyOf(watchers);
  }
}
