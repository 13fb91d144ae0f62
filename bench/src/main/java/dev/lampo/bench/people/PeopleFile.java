package dev.lampo.bench.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file of made-up people, row by row. A fifth of the records are copies of others; the last
 * column says whose record each is.
 */
public final class PeopleFile {
  /** The columns: six fields between the record's name and the number of its person. */
  public static final List<String> COLUMNS =
      List.of(
          "id", "given_name", "family_name", "date_of_birth", "street", "town", "email", "person");

  /** The column with the truth. */
  public static final String TRUTH = "person";

  private PeopleFile() {}

  /**
   * Writes a file.
   *
   * @param seed other seeds give other people
   * @param records at least 10
   */
  public static void write(Path file, long seed, int records) {
    if (records < 10) {
      throw new IllegalArgumentException("fewer than 10 records: " + records);
    }
    PeoplePlan plan = new PeoplePlan(seed, records);
    Copyist copyist = new Copyist(seed, new Population(seed, plan));
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(String.join(",", COLUMNS) + "\n");
      StringBuilder line = new StringBuilder(160);
      for (int row = 0; row < records; row++) {
        line.setLength(0);
        line.append(row + 1);
        for (String field : copyist.record(row, plan.person(row), plan.isCopy(row))) {
          line.append(',').append(field);
        }
        out.append(line.append(',').append(plan.person(row)).append('\n'));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
