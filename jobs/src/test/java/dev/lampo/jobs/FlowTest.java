package dev.lampo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.rentals.RentalsJob;
import dev.lampo.jobs.rentals.SameRental;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each map is written by exactly one job, and each job writes only what is declared. */
class FlowTest {
  private static final Path FILES = Path.of("src/test/resources/rentals");

  @Test
  void shouldHaveOneWriterPerMap() {
    List<SupervisedJob> jobs = catalog();
    for (GridMap<?> map : GridMaps.all()) {
      List<String> writers =
          jobs.stream().filter(job -> job.writes().contains(map)).map(SupervisedJob::name).toList();
      if (Set.of(GridMaps.SOURCE_WATCH, GridMaps.PEOPLE).contains(map.writer())) {
        assertThat(writers).as(map.name()).isEmpty();
      } else {
        assertThat(writers).as(map.name()).containsExactly(map.writer());
      }
    }
  }

  @Test
  void shouldWriteNoMapThatIsNotDeclared() {
    assertThat(catalog()).allSatisfy(job -> assertThat(GridMaps.all()).containsAll(job.writes()));
  }

  private static List<SupervisedJob> catalog() {
    Sources sources =
        SourceSettings.read(FILES.resolve("sources.yaml"), FILES.resolve("reference"));
    return JobCatalog.of(
        sources,
        Optional.empty(),
        new RentalsJob.Settings(
            new SameRental(Duration.ofHours(2)), Duration.ofSeconds(1), 2, false));
  }
}
