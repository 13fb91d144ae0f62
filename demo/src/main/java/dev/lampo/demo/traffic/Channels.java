package dev.lampo.demo.traffic;

import dev.lampo.demo.traffic.Channel.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which broker is read through which channel. */
public final class Channels {
  /** What the last brokers of their file use, from the last one on. */
  private static final List<Kind> OWN =
      List.of(Kind.FILES, Kind.MARIADB, Kind.POSTGRES, Kind.POSTGRES);

  private final Map<String, Channel> byBroker = new HashMap<>();
  private final Map<String, Channel> bySource = new LinkedHashMap<>();

  private Channels() {
    bySource.put(Channel.BROKERS, Channel.TOPIC);
  }

  /** Every broker on the shared topic. */
  public static Channels kafkaAlone() {
    return new Channels();
  }

  /**
   * The last four brokers have a channel of their own: a folder, a table of MariaDB and two of
   * PostgreSQL. The others share the topic; the first one does in any case.
   */
  public static Channels all(TrafficReference reference) {
    Channels channels = new Channels();
    List<String> brokers = reference.brokers().stream().map(broker -> broker.code()).toList();
    for (int i = 0; i < Math.min(OWN.size(), brokers.size() - 1); i++) {
      String broker = brokers.get(brokers.size() - 1 - i);
      Channel channel = new Channel(sourceName(broker), OWN.get(i));
      if (channels.bySource.putIfAbsent(channel.source(), channel) != null) {
        throw new IllegalArgumentException(
            "two brokers in brokers.csv are too alike for names of sources: " + broker);
      }
      channels.byBroker.put(broker, channel);
    }
    return channels;
  }

  /** The channel of a broker, by its code. */
  public Channel of(String broker) {
    return byBroker.getOrDefault(broker, Channel.TOPIC);
  }

  /** The broker whose own channel this is. */
  public String brokerOf(Channel channel) {
    return byBroker.entrySet().stream()
        .filter(entry -> entry.getValue().equals(channel))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody's own: " + channel));
  }

  /**
   * The channel that a source reads.
   *
   * @throws IllegalArgumentException where there is no such source
   */
  public Channel ofSource(String source) {
    Channel channel = bySource.get(source);
    if (channel == null) {
      throw new IllegalArgumentException(
          "no source of this demo is called " + source + "; there are " + bySource.keySet());
    }
    return channel;
  }

  /** Every channel once, the shared topic first. */
  public Collection<Channel> all() {
    return List.copyOf(bySource.values());
  }

  /** Those of one kind, in the order of their brokers. */
  public List<Channel> all(Kind kind) {
    List<Channel> channels = new ArrayList<>(bySource.values());
    channels.removeIf(channel -> channel.kind() != kind);
    java.util.Collections.reverse(channels);
    return channels;
  }

  private static String sourceName(String broker) {
    String name = broker.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return name.matches("[a-z][a-z0-9-]{0,39}") ? name : "broker-" + name.replaceAll("^-+", "");
  }
}
