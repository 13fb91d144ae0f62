package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.RecordReading;
import dev.lampo.settings.Section;
import java.util.regex.Pattern;

/** Reads the settings of sources whose changes are captured. */
public final class CdcSettings {
  private static final int POSTGRES_PORT = 5432;
  private static final int BINLOG_PORT = 3306;
  private static final int SERVER_ID_MIN = 1;
  private static final int SERVER_ID_USUAL = 1_000_000_000;
  private static final int PORT_MAX = 65_535;
  private static final long MEGABYTE = 1_000_000;
  private static final int LAG_ALARM_MEGABYTES = 1_000;
  private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");

  private CdcSettings() {}

  /** A table of a PostgreSQL server. */
  public static CdcSource postgres(String name, Section section, RecordReading reading) {
    Login login = login(section, POSTGRES_PORT);
    QualifiedTable table = table(section, "schema.table");
    String usual = "lampo_" + name.replace('-', '_');
    String slot = section.text("slot", usual);
    if (!SLOT.matcher(slot).matches()) {
      section.reject(
          "slot", "expected at most 63 lower-case letters, digits and _, found \"" + slot + "\"");
    }
    String publication = section.text("publication", usual);
    if (!NAME.matcher(publication).matches()) {
      section.reject(
          "publication",
          "expected at most 63 letters, digits, _, $ and -, found \"" + publication + "\"");
    }
    return new CdcSource(
        name, login, table, new PostgresLog(slot, publication), lagAlarm(section), reading);
  }

  /** A table of a MariaDB or MySQL server. */
  public static CdcSource binlog(
      BinlogServer server, String name, Section section, RecordReading reading) {
    return new CdcSource(
        name,
        login(section, BINLOG_PORT),
        table(section, "database.table"),
        new BinaryLog(
            server,
            section.integer("serverId", usualServerId(name), SERVER_ID_MIN, Integer.MAX_VALUE)),
        lagAlarm(section),
        reading);
  }

  private static long lagAlarm(Section section) {
    return MEGABYTE
        * section.integer("lagAlarmMegabytes", LAG_ALARM_MEGABYTES, 1, Integer.MAX_VALUE);
  }

  /** The same on every member, and hardly that of a server, which operators number from one. */
  private static int usualServerId(String name) {
    return SERVER_ID_USUAL + Math.floorMod(name.hashCode(), SERVER_ID_USUAL);
  }

  private static Login login(Section section, int usualPort) {
    String password = section.secret("password", null);
    if (password == null || password.isEmpty()) {
      section.reject("password", "required setting is missing; write ${file:PATH} or ${env:NAME}");
    }
    return new Login(
        section.text("host"),
        section.integer("port", usualPort, 1, PORT_MAX),
        section.text("database"),
        section.text("user"),
        password == null ? "" : password);
  }

  private static QualifiedTable table(Section section, String form) {
    String text = section.text("table");
    QualifiedTable table = QualifiedTable.parse(text);
    if (table == null) {
      if (!text.isEmpty()) {
        section.reject("table", "expected " + form + ", found \"" + text + "\"");
      }
      return new QualifiedTable("", "");
    }
    return table;
  }
}
