package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whether a MySQL server still has a place of its log. Where it counts transactions (gtid_mode),
 * the count says so on every server of a group; where not, file and offset do, on the server that
 * wrote them alone.
 *
 * @param identity of the table at the server that is asked
 */
record MySqlPlace(Resume from, String identity) {
  private static final String HOLDS =
      """
      SELECT GTID_SUBSET(?, @@GLOBAL.gtid_executed) AND GTID_SUBSET(@@GLOBAL.gtid_purged, ?)
      """;

  Optional<String> lost(BinlogChecks checks) throws SQLException, IOException {
    boolean counts = "ON".equals(checks.value("SELECT @@GLOBAL.gtid_mode"));
    if (from.offset().get("gtids") instanceof String gtids) {
      if (!counts) {
        return Optional.of("the server no longer counts transactions (gtid_mode)");
      }
      if (!"1".equals(checks.value(HOLDS, gtids, gtids))) {
        return Optional.of("the server's log does not go on after the transactions " + gtids);
      }
      // A log that was reset counts from the beginning, and may have come as far again.
      return sameServer() ? checks.files().reset(from) : Optional.empty();
    }
    if (counts) {
      return Optional.of("the server counts transactions now (gtid_mode)");
    }
    return sameServer()
        ? checks.files().lost(from)
        : Optional.of("its log is that of another server");
  }

  private boolean sameServer() {
    return from.table().equals(identity);
  }
}
