package dev.lampo.jobs.rentals;

import static java.util.Objects.requireNonNull;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import dev.lampo.jobs.SupervisedJob;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopyException;
import dev.lampo.jobs.copy.CopyReader;
import dev.lampo.jobs.copy.CopySchema;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.rentals.Run.RestoreFrom;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.KafkaReader;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.jobs.source.Source;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rentals job: submits it with the right start positions, from the maps where they are whole
 * and from the relational copy where they are not.
 */
public final class RentalsJob implements SupervisedJob {
  private static final Logger LOG = LoggerFactory.getLogger(RentalsJob.class);
  private static final String CODE_VERSION = "1";

  private final Sources sources;
  private final Optional<CopySettings> copy;
  private final Settings settings;
  private final Optional<Hops.Reader> reader;

  /**
   * How the job runs.
   *
   * @param rule which quotes answer the same wish
   * @param snapshotInterval how often positions are stored: the most that is read again after a
   *     crash; a snapshot costs a flush of the maps
   * @param processors of each hop on a member
   * @param splitBrainProtection whether the job waits while fewer than half of the members are
   *     there
   */
  public record Settings(
      EnquiryRule rule, Duration snapshotInterval, int processors, boolean splitBrainProtection) {
    /** Rows that one publisher holds before it takes no more: a second's work or less. */
    static final int ROWS_WAITING_MAX = 16_384;

    /** Refuses a missing rule. */
    public Settings {
      requireNonNull(rule, "rule is null");
      requireNonNull(snapshotInterval, "snapshotInterval is null");
    }
  }

  /** A job over these sources, with a relational copy or without. */
  public RentalsJob(Sources sources, Optional<CopySettings> copy, Settings settings) {
    this(sources, copy, settings, Optional.empty());
  }

  /** A job whose Kafka sources are read by something else, as in tests and measurements. */
  public RentalsJob(
      Sources sources, Optional<CopySettings> copy, Settings settings, Hops.Reader reader) {
    this(sources, copy, settings, Optional.of(reader));
  }

  private RentalsJob(
      Sources sources,
      Optional<CopySettings> copy,
      Settings settings,
      Optional<Hops.Reader> reader) {
    this.sources = requireNonNull(sources, "sources is null");
    this.copy = requireNonNull(copy, "copy is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.reader = reader;
  }

  @Override
  public String name() {
    return GridMaps.RENTALS;
  }

  @Override
  public String fingerprint() {
    return String.join("/", CODE_VERSION, sources.fingerprint(), settings.rule().fingerprint());
  }

  @Override
  public void prepare(HazelcastInstance member) {
    if (new MemberSettings(rules(), copy).putInto(member)) {
      return; // listens since it was prepared first
    }
    int backups = member.getConfig().getMapConfig(GridMaps.QUOTES.name()).getBackupCount();
    member
        .getPartitionService()
        .addPartitionLostListener(
            event -> {
              if (event.getLostBackupCount() >= backups) {
                new RunLedger(member).lost(event.getPartitionId(), copy.isPresent());
              }
            });
  }

  @Override
  public Optional<String> replaceBecause(HazelcastInstance grid) {
    try {
      return copy.isPresent() && new RunLedger(grid).lostSinceRestored()
          ? Optional.of("a partition was lost with its backups; restores from the relational copy")
          : Optional.empty();
    } catch (SplitBrainProtectionException minority) {
      return Optional.empty(); // the larger part of the cluster decides
    }
  }

  @Override
  public Set<GridMap<?>> writes() {
    return Set.of(
        GridMaps.QUOTES,
        GridMaps.ENQUIRIES,
        GridMaps.ENQUIRY_ALIASES,
        GridMaps.TOMBSTONES,
        GridMaps.REJECTS,
        GridMaps.POSITIONS,
        GridMaps.COPY_LANES,
        GridMaps.GRID_STATE);
  }

  @Override
  public Optional<String> notReadyBecause(HazelcastInstance grid) {
    Job job = grid.getJet().getJob(name());
    if (job == null) {
      return Optional.of("not submitted yet");
    }
    if (job.getStatus() != JobStatus.RUNNING) {
      return Optional.of(job.getStatus().toString());
    }
    return new RunLedger(grid).whole() ? Optional.empty() : Optional.of("restoring");
  }

  @Override
  public Job submit(HazelcastInstance grid) {
    Job running = grid.getJet().getJob(name());
    if (running != null && !running.getStatus().isTerminal()) {
      return running;
    }
    RunLedger ledger = new RunLedger(grid);
    if (ledger.whole() && ledger.knowsEpoch()) {
      long durable = copy.map(settings -> stepOver(ledger, settings)).orElse(Long.MAX_VALUE);
      return submit(grid, RestoreFrom.MAPS, durable, GridMaps.POSITIONS.in(grid).values());
    }
    if (copy.isEmpty()) {
      ledger.continueFrom(0);
      return submit(grid, RestoreFrom.MAPS, Long.MAX_VALUE, beginnings(grid));
    }
    return submitFromCopy(grid, ledger, copy.get());
  }

  /**
   * Everything is read again, under the numbers that it had: what is left in the maps knows them.
   */
  private List<StoredPosition> beginnings(HazelcastInstance grid) {
    Set<String> topics =
        sources.all().stream()
            .filter(KafkaSource.class::isInstance)
            .map(Source::name)
            .collect(Collectors.toSet());
    return GridMaps.POSITIONS.in(grid).values().stream()
        .filter(stored -> topics.contains(stored.source()))
        .flatMap(stored -> KafkaReader.beginning(stored).stream())
        .toList();
  }

  /**
   * The next run must be newer than any that wrote to the copy. If the copy is down, the run begins
   * all the same, and ends when it finds itself deposed.
   *
   * @return up to which stamp the copy has everything; the highest one where it did not answer
   */
  private static long stepOver(RunLedger ledger, CopySettings settings) {
    try (CopyDatabase database = new CopyDatabase(settings)) {
      CopySchema.migrate(database); // it may be a new and empty one
      CopyReader reader = new CopyReader(database);
      ledger.continueFrom(reader.highestEpoch());
      return reader.durableStamp().orElse(Stamp.NONE);
    } catch (SQLException | CopyException unusable) {
      LOG.warn(
          "the relational copy cannot be used; the run begins without it: {}",
          unusable.getMessage());
      return Long.MAX_VALUE;
    }
  }

  private Job submitFromCopy(HazelcastInstance grid, RunLedger ledger, CopySettings settings) {
    try (CopyDatabase database = new CopyDatabase(settings)) {
      CopySchema.migrate(database);
      CopyReader reader = new CopyReader(database);
      ledger.continueFrom(reader.highestEpoch());
      LOG.info("the maps are not whole; the rentals job restores from the relational copy");
      return submit(
          grid, RestoreFrom.COPY, reader.durableStamp().orElse(Stamp.NONE), reader.positions());
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "the relational copy cannot be read, and the maps are not whole without it: "
              + failed.getMessage(),
          failed);
    }
  }

  private Job submit(
      HazelcastInstance grid,
      RestoreFrom from,
      long durable,
      Collection<StoredPosition> positions) {
    Submission submission =
        new Submission(new SecureRandom().nextLong(), from, durable, List.copyOf(positions));
    new RunLedger(grid).announce(submission);
    DAG dag =
        RentalsDag.of(
            submission,
            sources.all().stream()
                .map(source -> new RentalsDag.Input(source, reader(source, submission)))
                .toList(),
            sources.reference(),
            rules(),
            copy.isPresent(),
            new RentalsDag.Parallelism(settings.processors(), Settings.ROWS_WAITING_MAX));
    return grid.getJet().newJobIfAbsent(dag, config());
  }

  private ProcessorMetaSupplier reader(Source source, Submission submission) {
    if (source instanceof KafkaSource kafka) {
      return reader
          .map(other -> other.from(kafka, next(kafka, submission)))
          .orElseGet(
              () ->
                  new RunSupplier(submission, kafka.parallelism(), run -> new KafkaP(run, kafka)));
    }
    FeedSource feed = (FeedSource) source;
    boolean copied = copy.isPresent();
    return new RunSupplier(submission, run -> new FeedP(run, feed, copied), feed.name());
  }

  private static Map<Integer, Long> next(KafkaSource source, Submission submission) {
    return submission.positions().stream()
        .filter(position -> position.source().equals(source.name()))
        .collect(Collectors.toMap(StoredPosition::partition, StoredPosition::next));
  }

  private TripRules rules() {
    return new TripRules(settings.rule(), sources.reference().rates());
  }

  private JobConfig config() {
    return new JobConfig()
        .setName(name())
        .setProcessingGuarantee(ProcessingGuarantee.AT_LEAST_ONCE)
        .setSnapshotIntervalMillis(settings.snapshotInterval().toMillis())
        .setSplitBrainProtection(settings.splitBrainProtection())
        .setAutoScaling(true)
        .setArgument(FINGERPRINT, fingerprint());
  }
}
