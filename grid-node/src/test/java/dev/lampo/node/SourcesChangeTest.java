package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.jet.Job;
import com.hazelcast.map.IMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources are added, changed and taken away in the file of a node that runs. */
class SourcesChangeTest {
  private static final String SOURCE =
      """
        %s:
          kind: files
          folder: '%s'
          settleAfter: 0s
          format: csv
          id: {field: id}
          version: {field: version}
          quote:
            broker: {constant: %s}
            customer: {key: {field: email}}
            pickupStation: {constant: FCO}
            pickupAt: {field: pickup}
            returnStation: {constant: FCO}
            returnAt: {field: return}
            carClass: {constant: ECMR}
            price: {field: price}
            currency: {constant: EUR}
            quotedAt: {field: quoted, format: iso-instant}
      """;

  @TempDir private Path folder;
  private NodeSettings settings;

  @BeforeEach
  void lay() throws IOException {
    settings = new NodeFiles(folder).cluster(1)[0];
    for (Path file : Repository.files(".csv")) {
      if (Repository.name(file).startsWith("config/reference/")) {
        Files.copy(file, folder.resolve("reference").resolve(file.getFileName()));
      }
    }
  }

  @Test
  void shouldTakeThemOverWithoutLossWhileQuotesAreLookedUp() throws Exception {
    drop("a", "1.csv", 0, 500);
    sources(source("a", "italcar"));
    try (GridNode node = GridNode.start(settings, NodeWork.of(settings))) {
      IMap<String, Quote> quotes = GridMaps.QUOTES.in(node.grid());
      Await.until("the first source is read", () -> quotes.size() == 500);
      try (Reader reader = new Reader(quotes, "a:q7")) {
        drop("b", "1.csv", 0, 100);
        sources(source("a", "italcar") + source("b", "danubio-rent"));
        Await.until("a source was added", () -> quotes.size() == 600);

        long job = job(node);
        sources(source("a", "adria-cars") + source("b", "danubio-rent"));
        Await.until("another run", () -> job(node) != job && node.notReadyBecause().isEmpty());
        drop("a", "2.csv", 500, 510);
        Await.until("a source reads on", () -> quotes.size() == 610);
        assertThat(quotes.get("a:q505").terms().broker())
            .as("as it is read now")
            .isEqualTo("adria-cars");
        assertThat(quotes.get("a:q7").terms().broker()).isEqualTo("italcar");

        sources(source("b", "danubio-rent"));
        Await.until(
            "a source was taken away",
            () -> !GridMaps.SOURCE_HEALTH.in(node.grid()).containsKey("a/0"));
        drop("b", "2.csv", 100, 101);
        Await.until("the other reads on", () -> quotes.size() == 611);
        assertThat(reader.wrong()).isZero();
      }
      assertThat(quotes.values())
          .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
      assertThat(GridMaps.REJECTS.in(node.grid()).values()).isEmpty();
    }
  }

  /** Which run of the job there is; none for a moment between two. */
  private static long job(GridNode node) {
    Job job = node.grid().getJet().getJob(GridMaps.RENTALS);
    return job == null ? -1 : job.getId();
  }

  private String source(String name, String broker) {
    return SOURCE.formatted(name, folder.resolve(name), broker);
  }

  /** All at once, as an editor saves. */
  private void sources(String sources) throws IOException {
    Path written = Files.writeString(folder.resolve("sources.new"), "sources:\n" + sources);
    Files.move(
        written,
        folder.resolve("sources.yaml"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void drop(String source, String name, int from, int to) throws IOException {
    Path place = Files.createDirectories(folder.resolve(source));
    String rows =
        IntStream.range(from, to)
            .mapToObj(
                n ->
                    "q%d,1,ada%d@example.com,2026-12-01T10:00,2026-12-08T10:00,%d,2026-11-22T10:00:00Z"
                        .formatted(n, n, 100 + n))
            .collect(
                Collectors.joining("\n", "id,version,email,pickup,return,price,quoted\n", "\n"));
    Files.move(Files.writeString(folder.resolve("new.csv"), rows), place.resolve(name));
  }

  /** Looks one quote up without a pause. */
  private static final class Reader implements AutoCloseable {
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicLong wrong = new AtomicLong();
    private final Thread thread;

    Reader(IMap<String, Quote> quotes, String id) {
      thread =
          new Thread(
              () -> {
                while (!closing.get()) {
                  Quote quote = quotes.get(id);
                  if (quote == null || !quote.live()) {
                    wrong.incrementAndGet();
                  }
                  LockSupport.parkNanos(1_000_000);
                }
              });
      thread.start();
    }

    long wrong() {
      return wrong.get();
    }

    @Override
    public void close() {
      closing.set(true);
      Await.until("the reader has ended", () -> !thread.isAlive());
    }
  }
}
