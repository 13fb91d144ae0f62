package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.jobs.copy.CopyRow;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Tombstone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class YoungerRowsTest {
  private final TestMembers members = new TestMembers(0);
  private final HazelcastInstance grid = members.start();
  private final List<String> marks = PartitionMarks.of(grid).all();

  @AfterEach
  void stop() {
    members.close();
  }

  @Test
  void shouldGiveWhatIsYoungerOfThesePartitionsOnly() {
    put(keyBeside(marks.get(0), "old"), 5);
    String younger = put(keyBeside(marks.get(0), "young"), 6);
    String other = put(keyBeside(marks.get(1), "other"), 6);
    put(keyBeside(marks.get(2), "foreign"), 6);

    assertThat(rest(YoungerRows.in(grid, marks.subList(0, 2), 5)))
        .extracting(CopyRow::key)
        .containsExactly(younger, other);
  }

  @Test
  void shouldAskForAPartitionWhenItIsItsTurn() {
    String first = put(keyBeside(marks.get(0), "first"), 1);
    Iterator<CopyRow> rows = YoungerRows.in(grid, marks, 0);
    assertThat(rows.next().key()).isEqualTo(first);
    String late = put(keyBeside(marks.get(marks.size() - 1), "late"), 1);

    assertThat(rest(rows)).extracting(CopyRow::key).containsExactly(late);
  }

  private String keyBeside(String mark, String name) {
    int partition = partition(mark);
    int number = 0;
    while (partition(name + number) != partition) {
      number++;
    }
    return name + number;
  }

  private int partition(String key) {
    return grid.getPartitionService().getPartition(key).getPartitionId();
  }

  private String put(String key, long stamp) {
    Lineage lineage = new Lineage(1, 0, 1, 1, Marks.NONE, Instant.EPOCH, 1, 0);
    GridMaps.TOMBSTONES.in(grid).set(key, new Tombstone(key, lineage, stamp));
    return key;
  }

  private static List<CopyRow> rest(Iterator<CopyRow> rows) {
    List<CopyRow> rest = new ArrayList<>();
    rows.forEachRemaining(rest::add);
    return rest;
  }
}
