package dev.lampo.matching.file;

import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Reads inputs into one table. Rows are read one after the other and normalised by all cores, some
 * thousands at a time.
 */
public final class Loading {
  private static final int BATCH = 1 << 12;

  private final Rules rules;
  private final LongConsumer progress;
  private final Table table;
  private Set<RecordId> seen = Set.of();

  /** Of the input that is being read. */
  private Set<RecordId> own;

  private final List<Loaded> loaded = new ArrayList<>();

  /**
   * What was read of one input.
   *
   * @param input the input
   * @param header its columns
   * @param missing fields of the rules for which it has no column
   * @param records how many it gave
   * @param byLine whether its records are named by their lines
   * @param rejects the rows that were left out
   */
  public record Loaded(
      Input input,
      List<String> header,
      List<String> missing,
      long records,
      boolean byLine,
      Rejects rejects) {
    /** The column that looks like the records' name and is not: it repeats or has gaps. */
    public Optional<String> repeatedName() {
      int usual = byLine ? Naming.usual(header) : -1;
      return usual < 0 ? Optional.empty() : Optional.of(header.get(usual));
    }
  }

  /**
   * Begins with an empty table.
   *
   * @param progress is told how many records there are, now and then
   */
  public Loading(Rules rules, LongConsumer progress) {
    this.rules = rules;
    this.progress = progress;
    this.table = new Table(rules.features());
  }

  /**
   * Adds all records of an input. A column that is only taken for their name, and turns out to
   * repeat or to have gaps, is none: then the input is read again and its lines are the names.
   *
   * @throws BadFileException where it cannot be read
   */
  public Loaded add(Input input) {
    Loaded done = null;
    own = new HashSet<>();
    if (input.idColumn() == null) {
      int before = table.size();
      done = added(input, false);
      if (done == null) {
        table.takeBack(before);
        own = new HashSet<>();
      }
    }
    if (done == null) {
      done = added(input, true);
    }
    if (seen.isEmpty()) {
      seen = own;
    } else {
      seen.addAll(own);
    }
    loaded.add(done);
    return done;
  }

  /** Null where names are only taken for names, and are none. */
  private Loaded added(Input input, boolean certain) {
    try (RecordFile file = input.open()) {
      Naming naming = Naming.of(input, file.header());
      if (certain && input.idColumn() == null) {
        naming = naming.byLine();
      }
      Columns columns = new Columns(rules, input.source(), file.header());
      if (!columns.doubtful().isEmpty()) {
        throw new BadFileException(
            input.file()
                + ": the columns "
                + columns.doubtful().get(0)
                + " are one to the rules, which look at neither case, blanks nor hyphens; rename"
                + " one");
      }
      long before = table.size();
      boolean whole = read(input, file, naming, certain || naming.isByLine(), columns);
      return whole
          ? new Loaded(
              input,
              file.header(),
              columns.missing(),
              table.size() - before,
              naming.isByLine(),
              file.rejects())
          : null;
    }
  }

  /** Ends early, and says so, where uncertain names are none. */
  private boolean read(
      Input input, RecordFile file, Naming naming, boolean certain, Columns columns) {
    List<RecordId> ids = new ArrayList<>(BATCH);
    List<List<String>> rows = new ArrayList<>(BATCH);
    for (List<String> row = file.next(); row != null; row = file.next()) {
      RecordId id = naming.of(row, file.line());
      boolean isName = id != null && own.add(id);
      if (!isName && !certain) {
        return false;
      }
      if (id == null) {
        file.rejects().add(input.file().toString(), file.line(), "its id is empty");
      } else if (!isName || seen.contains(id)) {
        file.rejects()
            .add(input.file().toString(), file.line(), "the id " + id + " is there twice");
      } else {
        ids.add(id);
        rows.add(row);
      }
      if (ids.size() == BATCH) {
        flush(ids, rows, columns);
      }
    }
    flush(ids, rows, columns);
    return true;
  }

  private void flush(List<RecordId> ids, List<List<String>> rows, Columns columns) {
    String[][] features = new String[rows.size()][];
    Arrays.parallelSetAll(features, i -> columns.features(ids.get(i).source(), rows.get(i)));
    table.add(ids, Arrays.asList(features));
    ids.clear();
    rows.clear();
    progress.accept(table.size());
  }

  /** The table as it is now. */
  public Table table() {
    return table;
  }

  /** What was read so far. */
  public List<Loaded> loaded() {
    return List.copyOf(loaded);
  }
}
