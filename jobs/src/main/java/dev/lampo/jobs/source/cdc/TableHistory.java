package dev.lampo.jobs.source.cdc;

import io.debezium.config.Configuration;
import io.debezium.document.DocumentReader;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryException;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The definitions that a table had while its log was written, which Debezium needs to read that
 * log. They are kept by the feed, in its marks. Made by Debezium, by its name.
 */
public final class TableHistory extends AbstractSchemaHistory {
  /** The setting that names the history of one run of an engine. */
  static final String SETTING = "schema.history.internal.lampo.run";

  private static final Map<String, Definitions> RUNS = new ConcurrentHashMap<>();

  private Definitions definitions;

  /** For Debezium. */
  public TableHistory() {}

  /** Makes the definitions of an earlier run known under a name. */
  static Definitions begin(String run, List<String> earlier) {
    Definitions definitions = new Definitions(earlier);
    RUNS.put(run, definitions);
    return definitions;
  }

  static void end(String run) {
    RUNS.remove(run);
  }

  /** How many runs have not ended. */
  static int runs() {
    return RUNS.size();
  }

  @Override
  public void configure(
      Configuration settings,
      HistoryRecordComparator order,
      SchemaHistoryListener listener,
      boolean catalogFirst) {
    // A mark holds what is before it and nothing else; the connector's own order takes places for
    // later that another server wrote, or none that it knows of, by their seconds alone.
    super.configure(settings, new AllBefore(), listener, catalogFirst);
    definitions = RUNS.get(settings.getString(SETTING));
    if (definitions == null) {
      throw new SchemaHistoryException("the run has ended: " + settings.getString(SETTING));
    }
  }

  @Override
  protected void storeRecord(HistoryRecord record) {
    try {
      definitions.add(record);
    } catch (IOException e) {
      throw new SchemaHistoryException("a definition cannot be written", e);
    }
  }

  @Override
  protected void recoverRecords(Consumer<HistoryRecord> consumer) {
    for (String text : definitions.texts()) {
      try {
        consumer.accept(new HistoryRecord(DocumentReader.defaultReader().read(text)));
      } catch (IOException e) {
        throw new SchemaHistoryException("a definition cannot be read: " + text, e);
      }
    }
  }

  @Override
  public boolean exists() {
    return !definitions.texts().isEmpty();
  }

  @Override
  public boolean storageExists() {
    return true;
  }

  private static final class AllBefore extends HistoryRecordComparator {
    @Override
    public boolean isAtOrBefore(HistoryRecord definition, HistoryRecord place) {
      return true;
    }
  }
}
