package dev.lampo.demo.check;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.lampo.demo.servers.NodeProcess;
import dev.lampo.demo.traffic.QuoteTruth;
import dev.lampo.demo.traffic.TombstoneTruth;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Offer;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.serial.GridSerializers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The maps of the grid as a client sees them, without the grid's own reading code. */
public final class GridView implements Held, AutoCloseable {
  private static final int FETCH = 1_000;
  private static final String TIMEOUT_SECONDS = "20";
  private static final long CONNECT_MILLIS = 30_000;

  /** Stands in the resume text of a source by change data capture whose snapshot is complete. */
  private static final String FOLLOWED = "\"state\":\"streaming\"";

  private final HazelcastInstance client;

  /**
   * Connects to any of the members.
   *
   * @throws IllegalStateException where none answers
   */
  public GridView(List<String> addresses) {
    ClientConfig config = new ClientConfig().setClusterName(NodeProcess.CLUSTER);
    config.getNetworkConfig().setAddresses(addresses);
    config
        .getConnectionStrategyConfig()
        .getConnectionRetryConfig()
        .setClusterConnectTimeoutMillis(CONNECT_MILLIS);
    config.setProperty("hazelcast.client.invocation.timeout.seconds", TIMEOUT_SECONDS);
    config.setProperty("hazelcast.logging.type", "slf4j");
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    client = HazelcastClient.newHazelcastClient(config);
  }

  @Override
  public String name() {
    return "map";
  }

  /** How many entries a map has. */
  public int size(GridMap<?> map) {
    return map.in(client).size();
  }

  /** First position of each lane, a source's partition, that the last snapshot had not taken in. */
  public Map<String, Long> positions() {
    Map<String, Long> next = new HashMap<>();
    for (StoredPosition position : storedPositions()) {
      next.put(position.lane(), position.next());
    }
    return next;
  }

  /** The same with all that is stored beside them. */
  public Collection<StoredPosition> storedPositions() {
    return GridMaps.POSITIONS.in(client).values();
  }

  /** First position of each lane that was read whole and is followed since, as one state of it. */
  Map<String, Long> followed() {
    return storedPositions().stream()
        .filter(position -> String.valueOf(position.resume()).contains(FOLLOWED))
        .collect(Collectors.toMap(StoredPosition::lane, StoredPosition::next));
  }

  /** Whether the grid holds a quote. */
  public boolean holds(String quoteId) {
    return GridMaps.QUOTES.in(client).containsKey(quoteId);
  }

  @Override
  public void quotes(Consumer<Quote> each) {
    each(
        GridMaps.QUOTES,
        quote ->
            each.accept(
                new Quote(
                    new QuoteTruth(
                        quote.id(),
                        quote.lineage().version(),
                        quote.lineage().live(),
                        quote.terms().trip().toString(),
                        quote.terms().price(),
                        quote.verdict().standing(),
                        quote.verdict().inFavourOf(),
                        quote.lineage().deliveries()),
                    quote.verdict().enquiryId())));
  }

  @Override
  public void enquiries(Consumer<Enquiry> each) {
    each(
        GridMaps.ENQUIRIES,
        enquiry ->
            each.accept(
                new Enquiry(
                    enquiry.id(),
                    enquiry.quotes(),
                    enquiry.offers().stream().map(Offer::quoteId).sorted().toList(),
                    enquiry.best().stream()
                        .collect(
                            Collectors.toMap(offer -> offer.price().currency(), Offer::quoteId)))));
  }

  @Override
  public void tombstones(Consumer<TombstoneTruth> each) {
    each(
        GridMaps.TOMBSTONES,
        tombstone ->
            each.accept(
                new TombstoneTruth(
                    tombstone.id(),
                    tombstone.lineage().deletedVersion(),
                    tombstone.lineage().deliveries())));
  }

  @Override
  public void rejects(Consumer<Reject> each) {
    each(
        GridMaps.REJECTS,
        reject -> each.accept(new Reject(reject.id(), reject.recordKey(), reject.cause().code())));
  }

  @Override
  public void close() {
    client.shutdown();
  }

  private <V> void each(GridMap<V> map, Consumer<V> consumer) {
    IMap<String, V> rows = map.in(client);
    List<String> keys = List.copyOf(rows.keySet());
    for (int from = 0; from < keys.size(); from += FETCH) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + FETCH));
      rows.getAll(new HashSet<>(some)).values().forEach(consumer);
    }
  }
}
