package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.io.Serializable;
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

  /** The connector's settings, all but those that every kind shares. */
  Map<String, String> connector(CdcSource source);

  /** Whether nothing of a transaction is left to come after this end of one. */
  boolean isWholeTransaction(SourceRecord end);

  /** The place after a transaction, or after the snapshot, in as many words as are needed. */
  Map<String, Object> place(Map<String, ?> offset);

  /** The same log under names that no other reader of it has. */
  ChangeLog beside();

  /**
   * Removes what was made on the server to follow the log.
   *
   * @throws IOException that names what is still there
   */
  void forget(CdcSource source) throws IOException;

  /**
   * Asks the server what a person should know of the source now.
   *
   * @throws IOException that names what is wrong and what to do
   */
  Optional<String> look(CdcSource source) throws IOException;

  /**
   * Makes sure that the log is still being sent, where a lost connection is not noticed otherwise.
   *
   * @throws IOException where it is not
   */
  default void requireFollowed(CdcSource source) throws IOException {}

  /**
   * Where a reading begins.
   *
   * @param table the table's identity, which changes when it is dropped and created again
   * @param snapshotBecause why the table is read whole; empty where reading goes on
   */
  record Start(String table, Optional<String> snapshotBecause) {}
}
