package dev.lampo.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.demo.traffic.QuoteTruth;
import dev.lampo.demo.traffic.Truth;
import dev.lampo.model.Money;
import dev.lampo.model.Standing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutageStepTest {
  private static final Outage OUTAGE = new Outage(Kind.KAFKA, 5, Map.of("table", 0.1), 5, 1);

  @Test
  void shouldStopOnlyWhatTheTrafficUses() {
    assertThat(OutageStep.stoppable(EnumSet.allOf(Kind.class)))
        .containsExactly(Kind.KAFKA, Kind.POSTGRES, Kind.MARIADB);
    assertThat(OutageStep.stoppable(Set.of(Kind.FILES, Kind.MARIADB)))
        .containsExactly(Kind.MARIADB);
    assertThat(OutageStep.stoppable(Set.of(Kind.KAFKA, Kind.POSTGRES)))
        .containsExactly(Kind.KAFKA, Kind.POSTGRES);
  }

  @Test
  void shouldStopNothingWhereNothingElseWouldGoOn() {
    assertThat(OutageStep.stoppable(Set.of())).isEmpty();
    for (Kind kind : Kind.values()) {
      assertThat(OutageStep.stoppable(Set.of(kind))).isEmpty();
    }
  }

  @Test
  void shouldPassWithoutOutageWhereOneKindAloneHasQuotes() {
    Delivered topic = new Delivered("brokers", "kafka", 9);
    assertThat(report(truth("brokers"), null, topic).passed()).isTrue();
    assertThat(report(truth("brokers"), null, topic, new Delivered("table", "postgres", 0)))
        .matches(CheckReport::passed);
    assertThat(
            report(
                    truth("one", "two"),
                    null,
                    new Delivered("one", "postgres", 4),
                    new Delivered("two", "postgres", 4))
                .passed())
        .isTrue();
  }

  @Test
  void shouldFailWithoutProofThatOthersWentOn() {
    Truth truth = truth("brokers", "table");
    Delivered topic = new Delivered("brokers", "kafka", 9);
    Delivered table = new Delivered("table", "postgres", 9);
    Outage unproven = new Outage(Kind.KAFKA, 5, Map.of(), 5, 1);
    assertThat(report(truth, null, topic, table).passed()).isFalse();
    assertThat(report(truth, unproven, topic, table).passed()).isFalse();
    assertThat(report(truth, OUTAGE, topic, table).passed()).isTrue();
  }

  private static Truth truth(String... sources) {
    Truth truth = new Truth();
    for (String source : sources) {
      Money price = Money.of("12.50", "EUR");
      truth.accept(
          new QuoteTruth(
              source + ":a", 1, true, "FCO/2026-12-01", price, Standing.CURRENT, null, 1));
    }
    return truth;
  }

  private static CheckReport report(Truth truth, Outage outage, Delivered... delivered) {
    List<Kill> kills = new ArrayList<>();
    for (Kill.Target target : Kill.Target.values()) {
      kills.add(new Kill(target, 5, CheckReport.AT_RISK_MIN, 1));
    }
    return new CheckReport(
        1, List.of(delivered), truth, new Differences(), kills, outage, Map.of(), true, 1);
  }
}
