package dev.lampo.bench;

import com.hazelcast.config.CompactSerializationConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.lampo.jobs.rentals.WireFormats;
import dev.lampo.model.GridMaps;
import dev.lampo.model.serial.GridSerializers;
import java.util.function.Consumer;

/** A member in this JVM that is alone, on the loopback interface, and keeps no backups. */
final class BenchMember {
  private BenchMember() {}

  /**
   * Starts it, with the grid's maps and serializers; who starts it shuts it down.
   *
   * @param threads that run the processors of jobs
   */
  static HazelcastInstance start(int threads) {
    return start(threads, compact -> {});
  }

  /** The same with more serializers. */
  static HazelcastInstance start(int threads, Consumer<CompactSerializationConfig> serializers) {
    Config config = config(threads);
    serializers.accept(config.getSerializationConfig().getCompactSerializationConfig());
    return Hazelcast.newHazelcastInstance(config);
  }

  private static Config config(int threads) {
    Config config = new Config().setClusterName("bench-" + System.nanoTime());
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    config.getJetConfig().setEnabled(true).setCooperativeThreadCount(threads);
    WireFormats.addTo(config.getSerializationConfig());
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    GridMaps.all().forEach(map -> config.addMapConfig(map.config(0)));
    return config;
  }
}
