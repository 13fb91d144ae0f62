package dev.lampo.jobs.source.cdc;

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

  Optional<String> lost(BinlogChecks checks) throws SQLException {
    boolean counts = "ON".equals(checks.value("SELECT @@GLOBAL.gtid_mode"));
    if (from.offset().get("gtids") instanceof String gtids) {
      if (!counts) {
        return Optional.of("the server no longer counts transactions (gtid_mode)");
      }
      return "1".equals(checks.value(HOLDS, gtids, gtids))
          ? Optional.empty()
          : Optional.of("the server's log does not go on after the transactions " + gtids);
    }
    if (counts) {
      return Optional.of("the server counts transactions now (gtid_mode)");
    }
    return from.table().equals(identity)
        ? checks.lostFile(from)
        : Optional.of("its log is that of another server");
  }
}
