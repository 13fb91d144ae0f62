package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A key for each Hazelcast partition that lies in that partition. */
final class PartitionMarks {
  private static final Map<Integer, PartitionMarks> BY_COUNT = new ConcurrentHashMap<>();

  private final String[] keys;

  private PartitionMarks(String[] keys) {
    this.keys = keys;
  }

  /** The marks of a grid; grids with as many partitions have the same. */
  static PartitionMarks of(HazelcastInstance grid) {
    PartitionService partitions = grid.getPartitionService();
    return BY_COUNT.computeIfAbsent(
        partitions.getPartitions().size(), count -> search(partitions, count));
  }

  private static PartitionMarks search(PartitionService partitions, int count) {
    String[] keys = new String[count];
    int missing = keys.length;
    for (int attempt = 0; missing > 0; attempt++) {
      String key = "whole-" + attempt;
      int partition = partitions.getPartition(key).getPartitionId();
      if (keys[partition] == null) {
        keys[partition] = key;
        missing--;
      }
    }
    return new PartitionMarks(keys);
  }

  List<String> all() {
    return Arrays.asList(keys);
  }

  List<String> of(int[] partitions) {
    List<String> marks = new ArrayList<>(partitions.length);
    for (int partition : partitions) {
      marks.add(keys[partition]);
    }
    return marks;
  }
}
