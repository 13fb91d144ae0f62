package dev.lampo.jobs.rentals;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.GridMaps;
import dev.lampo.model.serial.GridSerializers;
import java.util.ArrayList;
import java.util.List;

/** Real members in this JVM that talk over loopback. */
final class TestMembers implements AutoCloseable {
  private final String cluster;
  private final int backups;
  private final List<HazelcastInstance> members = new ArrayList<>();

  TestMembers(int backups) {
    this.cluster = "test-" + System.nanoTime();
    this.backups = backups;
  }

  HazelcastInstance start() {
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config());
    members.add(member);
    return member;
  }

  List<HazelcastInstance> all() {
    return List.copyOf(members);
  }

  void terminate(HazelcastInstance member) {
    members.remove(member);
    member.getLifecycleService().terminate();
  }

  void terminateAll() {
    List.copyOf(members).forEach(this::terminate);
  }

  @Override
  public void close() {
    terminateAll();
  }

  private Config config() {
    Config config = new Config();
    config.setClusterName(cluster);
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.getNetworkConfig().setPort(16_701).setPortAutoIncrement(true);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true);
    for (int port = 16_701; port < 16_705; port++) {
      config.getNetworkConfig().getJoin().getTcpIpConfig().addMember("127.0.0.1:" + port);
    }
    config.getJetConfig().setEnabled(true).setCooperativeThreadCount(2).setBackupCount(backups);
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    WireFormats.addTo(config.getSerializationConfig());
    GridMaps.all().forEach(map -> config.addMapConfig(map.config(backups)));
    return config;
  }
}
