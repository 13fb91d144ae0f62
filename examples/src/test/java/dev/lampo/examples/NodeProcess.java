package dev.lampo.examples;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.RestoreState;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.TripKey;
import dev.lampo.model.serial.GridSerializers;
import dev.lampo.model.serial.SqlTables;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A member with a dozen enquiries, in a JVM of its own; it lives as long as its standard input. */
public final class NodeProcess {
  private static final Instant QUOTED = Instant.parse("2026-11-22T10:00:00Z");

  private NodeProcess() {}

  /** Starts it; the arguments are port and cluster. Says {@code ready} when it can be asked. */
  public static void main(String[] args) throws IOException {
    HazelcastInstance member =
        Hazelcast.newHazelcastInstance(config(Integer.parseInt(args[0]), args[1]));
    SqlTables.declare(member);
    GridMaps.GRID_STATE.in(member).putAll(RestoreState.filledBy(1));
    for (int i = 0; i < 12; i++) {
      Enquiry enquiry = enquiry(i);
      GridMaps.ENQUIRIES.in(member).put(enquiry.id(), enquiry);
    }
    Instant now = Instant.now();
    GridMaps.POSITIONS.in(member).put("b/0", new StoredPosition("b", 0, 12, QUOTED, now, 1));
    GridMaps.SOURCE_HEALTH.in(member).put("b/0", new SourceHealth("b", 0, 0, 12, now, null, null));
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Waits for the end of the test that started it.
    }
    member.getLifecycleService().terminate();
  }

  private static Enquiry enquiry(int number) {
    LocalDateTime pickup = LocalDateTime.of(2026, 12, 1, 10, 0).plusDays(number);
    Instant quoted = QUOTED.plusSeconds(number);
    Offer euros = offer(number, "italcar", "EUR", quoted);
    Offer zloty = offer(number, "wawacar", "PLN", quoted);
    return new Enquiry(
        "E-b:" + number,
        new TripKey("FCO", LocalDate.from(pickup)),
        "anna@example.org",
        "FCO",
        "EC",
        pickup,
        pickup,
        2,
        List.of(euros, zloty),
        List.of(euros, zloty),
        quoted,
        quoted,
        euros.quoteId(),
        number,
        1);
  }

  private static Offer offer(int number, String broker, String currency, Instant quoted) {
    return new Offer(
        "b:" + broker + number, broker, "ECMR", Money.of("1" + number, currency), quoted);
  }

  private static Config config(int port, String cluster) {
    Config config = new Config();
    config.setClusterName(cluster);
    config
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getJetConfig().setEnabled(true);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    GridMaps.all().forEach(map -> config.addMapConfig(map.config(0)));
    return config;
  }
}
