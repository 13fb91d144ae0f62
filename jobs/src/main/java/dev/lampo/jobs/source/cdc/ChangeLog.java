package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/** What differs between the kinds of servers whose log is followed. */
public sealed interface ChangeLog extends Serializable permits PostgresLog, BinaryLog {
  /**
   * Makes sure that the table can be read and followed, and says where to begin.
   *
   * @param from where reading would go on; null at the very beginning
   * @param wanted asked before anything is made or dropped on the server: who began to wait for the
   *     server may have given up, and another reader begun
   * @throws IOException that names what is missing and what to do
   */
  Start prepare(CdcSource source, Resume from, StillWanted wanted) throws IOException;

  /** Fails once nobody wants the reading any more. */
  @FunctionalInterface
  interface StillWanted {
    /**
     * Looks.
     *
     * @throws IOException where it is to end
     */
    void require() throws IOException;
  }

  /**
   * The connector's settings, all but those that every kind shares.
   *
   * @param beat how often something comes from the server at least, also of a quiet table
   */
  Map<String, String> connector(CdcSource source, Duration beat);

  /** Whether nothing of a transaction is left to come after this end of one. */
  boolean isWholeTransaction(SourceRecord end);

  /** What makes the places of one run of the engine, in its thread. */
  Places places(CdcSource source);

  /** Makes places of what Debezium calls an offset. Not for several threads. */
  @FunctionalInterface
  interface Places {
    /**
     * The place after a transaction, or after the snapshot, in as many words as are needed.
     *
     * @throws IOException where the server had to be asked and did not answer
     */
    Map<String, Object> of(Map<String, ?> offset) throws IOException;
  }

  /** The same log under names that no other reader of it has. */
  ChangeLog beside();

  /**
   * Removes what was made on the server to follow the log.
   *
   * @throws IOException that names what is still there
   */
  void forget(CdcSource source) throws IOException;

  /**
   * Asks the server whether the table can still be followed, and how far its log has gone on.
   *
   * @param stored where reading would go on after a restart; null where nothing is stored yet
   * @throws IOException that names what is wrong and what to do
   */
  Optional<LogLag> look(CdcSource source, Resume stored) throws IOException;

  /**
   * Makes sure that the server still sends the log to somebody. A connection that was lost on its
   * way is known to the server before it is known here.
   *
   * @param place up to which the log was read
   * @throws IOException where it does not, or the log is no longer the one that was read
   */
  void requireFollowed(CdcSource source, Resume place) throws IOException;

  /**
   * Where a reading begins.
   *
   * @param table the table's identity, which changes when it is dropped and created again
   * @param snapshotBecause why the table is read whole; empty where reading goes on
   */
  record Start(String table, Optional<String> snapshotBecause) {}
}
