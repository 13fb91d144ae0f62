package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A key for each Hazelcast partition that lies in that partition. */
final class PartitionMarks {
  private final String[] keys;

  private PartitionMarks(String[] keys) {
    this.keys = keys;
  }

  static PartitionMarks of(HazelcastInstance grid) {
    PartitionService partitions = grid.getPartitionService();
    String[] keys = new String[partitions.getPartitions().size()];
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
