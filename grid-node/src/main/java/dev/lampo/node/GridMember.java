package dev.lampo.node;

import static com.hazelcast.splitbrainprotection.SplitBrainProtectionOn.READ_WRITE;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.spi.properties.ClusterProperty;
import dev.lampo.jobs.rentals.WireFormats;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.serial.GridSerializers;
import java.time.Duration;
import java.util.List;

/**
 * The Hazelcast member of a node. Everything is set here in code: no XML or YAML of Hazelcast is
 * looked for, so nothing but {@link NodeSettings} decides what the member does.
 */
public final class GridMember {
  private static final String MAJORITY = "majority";
  private static final long SCALE_UP_DELAY_MILLIS = 2_000;

  /**
   * Threads for operations that belong to no partition. Hazelcast waits inside some of them for
   * other members' answers, which need the same threads there; its default on two cores is two.
   */
  private static final int GENERIC_OPERATION_THREADS = 8;

  private GridMember() {}

  /** Starts a member and returns when it has joined its cluster. */
  public static HazelcastInstance start(NodeSettings settings) {
    return Hazelcast.newHazelcastInstance(config(settings));
  }

  /** Whether the local member is the oldest, the one that looks after what the cluster has once. */
  public static boolean isOldest(HazelcastInstance grid) {
    return grid.getCluster().getMembers().iterator().next().localMember();
  }

  /** Every member, {@code host:port}, the oldest first. */
  static List<String> addresses(HazelcastInstance grid) {
    return grid.getCluster().getMembers().stream().map(GridMember::address).toList();
  }

  /** A member's address as others reach it, {@code host:port}. */
  static String address(Member member) {
    return member.getAddress().getHost() + ":" + member.getAddress().getPort();
  }

  /** The member's configuration. */
  public static Config config(NodeSettings settings) {
    Config config = new Config().setClusterName(settings.cluster());
    network(config.getNetworkConfig(), settings.member());
    properties(config, settings);
    maps(config, settings.member());
    serialization(config);
    config
        .getJetConfig()
        .setEnabled(true)
        // Uploaded classes would let anyone who reaches the port run code here.
        .setResourceUploadEnabled(false)
        // Jobs restore in moments, so they need not wait ten seconds for more members to come.
        .setScaleUpDelayMillis(SCALE_UP_DELAY_MILLIS)
        .setCooperativeThreadCount(settings.member().cooperativeThreads())
        .setBackupCount(settings.member().backups());
    config
        .getManagementCenterConfig()
        .setScriptingEnabled(false)
        .setConsoleEnabled(false)
        .setDataAccessEnabled(settings.management().dataAccess());
    // Answers are at hand; two threads, so that one question cannot hold up all others.
    config.getExecutorConfig(ClusterSafety.EXECUTOR).setPoolSize(2);
    config.getMetricsConfig().setEnabled(true);
    return config;
  }

  private static void network(NetworkConfig network, NodeSettings.Member member) {
    network
        .setPort(member.port())
        .setPortAutoIncrement(member.portRange() > 1)
        .setPortCount(member.portRange());
    network.getInterfaces().setEnabled(true).addInterface(member.bind());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(member.members());
  }

  private static void properties(Config config, NodeSettings settings) {
    NodeSettings.Heartbeat heartbeat = settings.member().heartbeat();
    config
        .setProperty(ClusterProperty.LOGGING_TYPE.getName(), "slf4j")
        .setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false")
        // Without this the member listens on every interface, whatever it was told to bind.
        .setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false")
        .setProperty(ClusterProperty.ENABLE_JMX.getName(), "true")
        // The node shuts down in its own order: jobs' supervision first, health last.
        .setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false")
        .setProperty(
            ClusterProperty.GRACEFUL_SHUTDOWN_MAX_WAIT.getName(),
            seconds(settings.shutdownMaxWait()))
        .setProperty(
            ClusterProperty.HEARTBEAT_INTERVAL_SECONDS.getName(), seconds(heartbeat.interval()))
        .setProperty(
            ClusterProperty.MAX_NO_HEARTBEAT_SECONDS.getName(), seconds(heartbeat.timeout()))
        .setProperty(
            ClusterProperty.GENERIC_OPERATION_THREAD_COUNT.getName(),
            Integer.toString(GENERIC_OPERATION_THREADS))
        // Members that start together find each other at once; the default waits five seconds.
        .setProperty(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN.getName(), "1")
        // A member that stood still finds the others again within seconds; the defaults are five
        // minutes after its start, then two.
        .setProperty(ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS.getName(), "15")
        .setProperty(ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS.getName(), "10")
        // An idle thread of a job sleeps at most so long. The default of 5 ms for sources is felt
        // in freshness; half a millisecond costs no CPU that could be measured, a tenth costs 10 %
        // of a core.
        .setProperty(ClusterProperty.JET_IDLE_COOPERATIVE_MAX_MICROSECONDS.getName(), "500")
        .setProperty(ClusterProperty.JET_IDLE_NONCOOPERATIVE_MAX_MICROSECONDS.getName(), "500");
    settings.hazelcastProperties().forEach(config::setProperty);
  }

  private static void maps(Config config, NodeSettings.Member member) {
    int needed = member.membersNeeded();
    if (needed > 1) {
      config.addSplitBrainProtectionConfig(
          new SplitBrainProtectionConfig(MAJORITY, true, needed).setProtectOn(READ_WRITE));
    }
    for (GridMap<?> map : GridMaps.all()) {
      MapConfig mapConfig =
          map.config(member.backups())
              // The job of the smaller side is discarded, so what it wrote must be too.
              .setMergePolicyConfig(
                  new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()));
      if (needed > 1) {
        mapConfig.setSplitBrainProtectionName(MAJORITY);
      }
      config.addMapConfig(mapConfig);
    }
  }

  /** Java serialization and SQL's reflection read only classes of known origin. */
  private static void serialization(Config config) {
    WireFormats.addTo(config.getSerializationConfig());
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    config.getSerializationConfig().setJavaSerializationFilterConfig(knownClasses());
    config.getSqlConfig().setJavaReflectionFilterConfig(knownClasses());
  }

  /** The one class of Kafka is what its connector keeps positions by, in snapshots. */
  private static JavaSerializationFilterConfig knownClasses() {
    return new JavaSerializationFilterConfig()
        .setDefaultsDisabled(true)
        .setWhitelist(
            new ClassFilter()
                .addClasses("org.apache.kafka.common.TopicPartition")
                .addPrefixes("java.", "[", "com.hazelcast.", "dev.lampo."));
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
