package dev.lampo.client;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import dev.lampo.model.serial.GridSerializers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens clients of Hazelcast's own protocol: those that {@link Grid#connect} owns, and those for
 * what is no question of {@link Grid}.
 */
public final class GridClient {
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** A member that does not answer for so long counts as gone; the default is a minute. */
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  private GridClient() {}

  /**
   * Connects a client that knows the types of the maps; shut it down. It looks for the members
   * until the deadline; later, when it loses all of them, it goes on looking, and its calls fail.
   *
   * @throws GridException with {@link ErrorCode#UNREACHABLE} where no member answered in time
   */
  public static HazelcastInstance open(GridOptions options) {
    CountDownLatch connected = new CountDownLatch(1);
    HazelcastInstance client = HazelcastClient.newHazelcastClient(config(options, connected));
    boolean there = false;
    try {
      there = connected.await(options.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      if (!there) {
        client.shutdown();
      }
    }
    if (!there) {
      throw new GridException(
          Thread.currentThread().isInterrupted() ? ErrorCode.CANCELLED : ErrorCode.UNREACHABLE,
          "no member of cluster "
              + options.cluster()
              + " answers at "
              + String.join(", ", options.addresses())
              + " within "
              + options.deadline().toMillis()
              + " ms; is the node started, and are address and cluster name right?");
    }
    return client;
  }

  private static ClientConfig config(GridOptions options, CountDownLatch connected) {
    ClientConfig config = new ClientConfig();
    config.setClusterName(options.cluster());
    config
        .setProperty("hazelcast.logging.type", options.loggingType())
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.client.heartbeat.interval", millis(HEARTBEAT))
        .setProperty("hazelcast.client.heartbeat.timeout", millis(HEARTBEAT_TIMEOUT))
        .setProperty(
            "hazelcast.client.invocation.timeout.seconds",
            Long.toString(Math.max(1, options.deadline().toSeconds())));
    config
        .getNetworkConfig()
        .setAddresses(options.addresses())
        .setConnectionTimeout(
            (int) Math.min(options.deadline().toMillis(), LONGEST_CONNECT.toMillis()));
    strategy(config.getConnectionStrategyConfig());
    config.addListenerConfig(new ListenerConfig(new Arrival(connected)));
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    return config;
  }

  /**
   * The client itself looks for the members without an end, and calls fail at once while there are
   * none: deadlines are kept here, and a grid that was started again is found again.
   */
  private static void strategy(ClientConnectionStrategyConfig strategy) {
    strategy.setAsyncStart(true).setReconnectMode(ReconnectMode.ASYNC);
    strategy
        .getConnectionRetryConfig()
        .setInitialBackoffMillis((int) FIRST_BACK_OFF.toMillis())
        .setMaxBackoffMillis((int) LONGEST_BACK_OFF.toMillis())
        .setMultiplier(2)
        .setClusterConnectTimeoutMillis(-1);
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  private record Arrival(CountDownLatch connected) implements LifecycleListener {
    @Override
    public void stateChanged(LifecycleEvent event) {
      if (event.getState() == LifecycleEvent.LifecycleState.CLIENT_CONNECTED) {
        connected.countDown();
      }
    }
  }
}
