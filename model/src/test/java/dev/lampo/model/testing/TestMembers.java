package dev.lampo.model.testing;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.GridMaps;
import dev.lampo.model.RestoreState;
import dev.lampo.model.serial.GridSerializers;
import dev.lampo.model.serial.SqlTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Members of one cluster of their own, over real TCP on the loopback address. */
public final class TestMembers implements AutoCloseable {
  /** The state of a grid whose maps were filled by the first run. */
  private static final Map<String, Long> FILLED =
      Map.of(RestoreState.EPOCH, 1L, RestoreState.WHOLE, 1L);

  private final String cluster = "test-" + UUID.randomUUID();
  private final List<HazelcastInstance> members = new ArrayList<>();
  private final List<Integer> ports;

  private TestMembers(List<Integer> ports) {
    this.ports = ports;
  }

  /** Starts so many, with the maps and the SQL mappings of the grid. */
  public static TestMembers start(int count) {
    TestMembers started = new TestMembers(FreePorts.of(count));
    for (int i = 0; i < count; i++) {
      started.startOne(i);
    }
    return started;
  }

  /** Starts the member of this number, again or for the first time. */
  public void startOne(int number) {
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config(ports.get(number)));
    members.add(member);
    SqlTables.declare(member);
    GridMaps.GRID_STATE.in(member).putAll(FILLED);
  }

  /** One of those that run. */
  public HazelcastInstance any() {
    return members.get(0);
  }

  /** Kills the one started last, as a crash would. */
  public void killLast() {
    members.remove(members.size() - 1).getLifecycleService().terminate();
  }

  /** {@code host:port} of the member of this number. */
  public String address(int number) {
    return "127.0.0.1:" + ports.get(number);
  }

  /** The cluster's name. */
  public String cluster() {
    return cluster;
  }

  @Override
  public void close() {
    members.forEach(member -> member.getLifecycleService().terminate());
    members.clear();
  }

  private Config config(int port) {
    Config config = new Config();
    config.setClusterName(cluster);
    config
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.partition.count", "31")
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        .setProperty("hazelcast.shutdownhook.enabled", "false");
    config.getJetConfig().setEnabled(true).setCooperativeThreadCount(2);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getJoin().getTcpIpConfig().setEnabled(true);
    ports.forEach(each -> network.getJoin().getTcpIpConfig().addMember("127.0.0.1:" + each));
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    GridMaps.all().forEach(map -> config.addMapConfig(map.config(1)));
    return config;
  }
}
