package dev.lampo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberTrafficTest {
  private static final Set<String> MEMBERS = Set.of("127.0.0.1:18001", "127.0.0.1:18002");

  @Test
  void shouldCountWhatGoesToMembersAlone() {
    Map<String, Long> counted =
        MemberTraffic.toMembers(
            Map.of(
                "/127.0.0.1:40001->/127.0.0.1:18001", 700L,
                "/127.0.0.1:40002->localhost/127.0.0.1:18002", 50L,
                // A client, and the accepting end of a connection that the other end counts.
                "/127.0.0.1:18001->/127.0.0.1:40003", 9_000L,
                "/127.0.0.1:18002->/127.0.0.1:18003", 9_000L),
            MEMBERS);
    assertThat(counted.values()).containsExactlyInAnyOrder(700L, 50L);
    assertThat(MemberTraffic.sum(counted, 2)).isEqualTo(750);
  }

  @Test
  void shouldRefuseASumThatLacksAConnection() {
    assertThatThrownBy(() -> MemberTraffic.sum(Map.of("a->b", 1L, "a->c", 1L), 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("3 members need 3 connections");
  }

  @Test
  void shouldCountNothingForOneNode() {
    assertThat(MemberTraffic.properties(1)).isEmpty();
    assertThat(MemberTraffic.properties(2)).containsKey(MemberTraffic.COUNTED);
  }

  @Test
  void shouldKeepBackupsOnOtherNodes() {
    assertThat(QuotesCommand.backupsOf(1, List.of(0, 1))).containsExactly(0);
    assertThat(QuotesCommand.backupsOf(2, List.of(0, 1))).containsExactly(0, 1);
    assertThat(QuotesCommand.backupsOf(2, List.of(1, 2))).containsExactly(1);
    assertThat(QuotesCommand.backupsOf(3, List.of(2))).containsExactly(2);
  }
}
