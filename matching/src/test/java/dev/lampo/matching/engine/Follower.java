package dev.lampo.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.matching.record.RecordId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Knows of an engine what its changes say, and is strict about what they may say. */
final class Follower {
  final SortedMap<RecordId, Long> entities = new TreeMap<>();
  private long lastId;

  void follow(List<Change> changes) {
    Set<RecordId> named = new HashSet<>();
    for (Change change : changes) {
      if (change instanceof Change.Created created) {
        fresh(created.entity());
        created.records().forEach(record -> put(record, null, created.entity(), named));
      } else if (change instanceof Change.Joined joined) {
        put(joined.record(), null, joined.entity(), named);
      } else if (change instanceof Change.Moved moved) {
        put(moved.record(), moved.from(), moved.entity(), named);
      } else if (change instanceof Change.Merged merged) {
        assertThat(merged.absorbed()).isNotEmpty().allMatch(id -> id > merged.entity());
        merged.records().forEach(record -> put(record, merged.absorbed(), merged.entity(), named));
      } else if (change instanceof Change.Split split) {
        for (Change.Part part : split.parts()) {
          fresh(part.entity());
          part.records().forEach(record -> put(record, split.entity(), part.entity(), named));
        }
      } else if (change instanceof Change.Left left) {
        assertThat(named.add(left.record())).isTrue();
        assertThat(entities.remove(left.record())).isEqualTo(left.entity());
      } else if (change instanceof Change.Retired retired) {
        assertThat(entities.values()).doesNotContain(retired.entity());
      }
    }
  }

  private void fresh(long entity) {
    assertThat(entity).isPositive();
    lastId = Math.max(lastId, entity);
  }

  private void put(RecordId record, Object before, long entity, Set<RecordId> named) {
    assertThat(named.add(record)).as("%s is named once", record).isTrue();
    assertThat(entity).isLessThanOrEqualTo(lastId);
    Long was = entities.put(record, entity);
    if (before instanceof List<?> several) {
      assertThat(several).satisfies(each -> assertThat(each.contains(was)).isTrue());
    } else {
      assertThat(was).isEqualTo(before);
    }
  }
}
