package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lampo.bench.StandardLoad.Delivery;
import dev.lampo.bench.StandardLoad.Kind;
import dev.lampo.demo.traffic.TrafficRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandardLoadTest {
  private static final long COUNT = 640_000;
  private final StandardLoad load =
      new StandardLoad(
          List.of("b1", "b2", "b3", "b4", "b5", "b6", "b7"), List.of("S0", "S1", "S2", "S3"));

  @Test
  void shouldHoldTheSharesOfTheStandardLoad() {
    Set<Long> seen = new HashSet<>();
    long again = 0;
    long changed = 0;
    for (long number = 0; number < COUNT; number++) {
      Delivery delivery = StandardLoad.delivery(number);
      if (delivery.kind() != Kind.STATE) {
        changed++;
      } else if (!seen.add(delivery.quote())) {
        again++;
      }
    }
    assertThat(seen).hasSize((int) StandardLoad.quotes(COUNT));
    assertThat(again / (double) COUNT).isCloseTo(0.20, within(0.005));
    assertThat(changed / (double) COUNT).isCloseTo(0.02, within(0.002));
  }

  @Test
  void shouldPutATwentiethOfTheQuotesIntoOneTrip() {
    Map<String, Integer> trips = new HashMap<>();
    LongStream.range(0, 64_000)
        .mapToObj(load::record)
        .filter(record -> record.value() != null)
        .forEach(record -> trips.merge(trip(record), 1, Integer::sum));
    int all = trips.values().stream().mapToInt(Integer::intValue).sum();
    int hottest = trips.values().stream().mapToInt(Integer::intValue).max().orElseThrow();

    assertThat(hottest / (double) all).isCloseTo(0.05, within(0.01));
  }

  @Test
  void shouldBeTheSameEveryTime() {
    for (long number = 0; number < 1_000; number++) {
      assertThat(load.record(number).value()).isEqualTo(load.record(number).value());
    }
  }

  private static String trip(TrafficRecord record) {
    String json = new String(record.value(), StandardCharsets.UTF_8);
    int at = json.indexOf("\"pickup\"");
    return json.substring(at, json.indexOf('T', at + 30));
  }
}
