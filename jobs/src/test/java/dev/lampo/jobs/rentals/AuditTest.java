package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopySchema;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Tombstone;
import dev.lampo.model.TripKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an audit says that it has compared. */
class AuditTest extends JobOnMembers {
  @Test
  void shouldCountOnlyRowsThatAreHeldAgainstSomething() throws Exception {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    job(Optional.empty());
    putRowsThatOnlyACopyCanProve(grid);

    assertThat(new Audit(grid).run()).isEqualTo(new Audit.Report(0, false, 0, List.of()));

    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy =
          CopySettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      try (CopyDatabase database = new CopyDatabase(copy)) {
        CopySchema.migrate(database);
      }
      job(Optional.of(copy));
      Audit.Report report = new Audit(grid).run();
      assertThat(report.withCopy()).isTrue();
      assertThat(report.compared()).isEqualTo(3);
      assertThat(report.differences()).isEqualTo(3);
    }
  }

  private static void putRowsThatOnlyACopyCanProve(HazelcastInstance grid) {
    TripKey trip = new TripKey("FCO", LocalDate.of(2027, 3, 1));
    Lineage deletion = new Lineage(Lineage.NEVER, 0, 1, 1, Marks.NONE, Instant.EPOCH, 1, 0);
    GridMaps.ENQUIRY_ALIASES.in(grid).set("E-1", new EnquiryAlias("E-1", trip, null, "test:q2", 1));
    GridMaps.TOMBSTONES.in(grid).set("test:q1", new Tombstone("test:q1", deletion, 1));
    SourcePosition origin = new SourcePosition("test", 0, 1);
    GridMaps.REJECTS
        .in(grid)
        .set(
            origin.toString(),
            new Reject(
                origin.toString(),
                origin,
                RejectCause.MALFORMED,
                null,
                "no JSON",
                null,
                "x",
                1,
                Instant.EPOCH,
                1));
  }
}
