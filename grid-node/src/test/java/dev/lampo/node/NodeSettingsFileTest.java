package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.node.NodeSettings.SplitBrainProtection;
import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class NodeSettingsFileTest {
  private static final Path SHIPPED = Path.of("../config/node.yaml");

  @TempDir Path folder;

  @Test
  void shouldTakeDefaultsFromAnAlmostEmptyFile() {
    NodeSettings settings = read("cluster: {name: rome}");

    assertThat(settings.cluster()).isEqualTo("rome");
    assertThat(settings.member().bind()).isEqualTo("127.0.0.1");
    assertThat(settings.member().port()).isEqualTo(5701);
    assertThat(settings.member().members()).containsExactly("127.0.0.1:5701");
    assertThat(settings.member().heartbeat().timeout()).isEqualTo(Duration.ofSeconds(12));
    assertThat(settings.member().splitBrainProtection()).isEqualTo(SplitBrainProtection.AUTO);
    assertThat(settings.health().port()).isEqualTo(8701);
    assertThat(settings.sources()).isEqualTo(folder.resolve("sources.yaml"));
    assertThat(settings.copy()).isEmpty();
  }

  @Test
  void shouldReportEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    clutser: {name: rome}
                    member:
                      bind: 0.0.0.0
                      port: 99999
                      hartbeat: {interval: 1s}
                      splitBrainProtection: maybe
                    sources: nowhere.yaml
                    copy: {url: "jdbc:mysql://x"}
                    """))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("clutser: unknown key; did you mean \"cluster\"?")
        .hasMessageContaining("member.bind: opens the port on every interface")
        .hasMessageContaining("node.yaml:4: member.port: must be from 1 to 65535, found 99999")
        .hasMessageContaining("hartbeat: unknown key; did you mean \"heartbeat\"?")
        .hasMessageContaining("member.splitBrainProtection: expected one of auto, on, off")
        .hasMessageContaining("sources: does not exist")
        .hasMessageContaining("copy.url: expected jdbc:postgresql")
        .hasMessageContaining("copy.user: required setting is missing");
  }

  @Test
  void shouldRefuseWhatCommunityEditionIgnores() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    hazelcast:
                      persistence: {enabled: true}
                      native-memory: {enabled: true}
                      security: {realms: []}
                      licence-key: abc
                      properties:
                        hazelcast.enterprise.license.key: abc
                        hazelcast.persistence.auto.cluster.state: true
                        hazelcast.socket.bind.any: true
                        hazelcast.partition.cuont: 7
                    """))
        .hasMessageContaining("hazelcast.persistence: Community Edition accepts it and keeps")
        .hasMessageContaining("hazelcast.native-memory: Community Edition ignores it")
        .hasMessageContaining("hazelcast.security: Community Edition does not protect")
        .hasMessageContaining("hazelcast.licence-key: Lampo runs on Community Edition")
        .hasMessageContaining("hazelcast.enterprise.license.key: refused")
        .hasMessageContaining("hazelcast.persistence.auto.cluster.state: refused")
        .hasMessageContaining("hazelcast.socket.bind.any: refused: set member.bind")
        .hasMessageContaining("hazelcast.partition.cuont: refused: Hazelcast has no such property");
  }

  @Test
  void shouldRefuseWhatCommunityEditionIgnoresOnTheCommandLineToo() {
    String name = "hazelcast.enterprise.license.key";
    System.setProperty(name, "abc");
    try {
      assertThatThrownBy(() -> read("cluster: {name: rome}"))
          .hasMessageContaining("-D" + name + ": refused: Lampo runs on Community Edition");
    } finally {
      System.clearProperty(name);
    }
  }

  @Test
  void shouldPassOnWhatHazelcastKnows() {
    NodeSettings settings =
        read("hazelcast: {properties: {hazelcast.operation.call.timeout.millis: 30000}}");

    assertThat(GridMember.config(settings).getProperty("hazelcast.operation.call.timeout.millis"))
        .isEqualTo("30000");
  }

  @Test
  void shouldRefuseAMemberListWithoutThisNode() {
    assertThatThrownBy(() -> read("member: {members: ['127.0.0.1:5801', '127.0.0.1:5802']}"))
        .hasMessageContaining("member.members: does not name this node, 127.0.0.1:5701");
  }

  /** The launcher starts Java for IPv4 alone. */
  @Test
  void shouldRefuseAddressesOfIpVersion6() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    member: {bind: 'fe80::1', members: ['[fe80::1]:5701', 'fe80::1:5701']}
                    health: {bind: '::1'}
                    """))
        .hasMessageContaining("member.bind: expected an IPv4 address")
        .hasMessageContaining("member.members: expected host:port")
        .hasMessageContaining("found \"[fe80::1]:5701\"")
        .hasMessageContaining("found \"fe80::1:5701\"")
        .hasMessageContaining("health.bind: expected a host name or an IPv4 address");
  }

  @Test
  void shouldRefuseAHeartbeatTimeoutOfOneBeat() {
    assertThatThrownBy(() -> read("member: {heartbeat: {interval: 10s, timeout: 12s}}"))
        .hasMessageContaining("member.heartbeat.timeout: must be at least twice the interval");
  }

  @Test
  void shouldAskForAMajorityOfThreeAndNotOfTwo() {
    assertThat(read("member: {members: ['127.0.0.1:5701', 'b:5701']}").member().membersNeeded())
        .isEqualTo(1);
    assertThat(
            read("member: {members: ['127.0.0.1:5701', 'b:5701', 'c:5701']}")
                .member()
                .membersNeeded())
        .isEqualTo(2);
  }

  @Test
  void shouldLetTheCommandLineWin() {
    Path file = new NodeFiles(folder).write("member: {port: 5701}");

    NodeSettings settings =
        NodeSettingsFile.read(
            file, new NodeSettingsFile.Overrides(OptionalInt.of(5702), OptionalInt.of(0)));

    assertThat(settings.member().port()).isEqualTo(5702);
    assertThat(settings.health().port()).isZero();
    assertThat(settings.effective()).contains("member.port = 5702 (command line)");
  }

  @Test
  void shouldHideThePassword() {
    NodeSettings settings =
        read("copy: {url: 'jdbc:postgresql://h/d', user: lampo, password: s3cret}");

    assertThat(settings.copy().orElseThrow().password()).isEqualTo("s3cret");
    assertThat(settings.effective()).contains("copy.password = ****");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void shouldRefuseAPasswordInTheAddress() {
    assertThatThrownBy(
            () -> read("copy: {url: 'jdbc:postgresql://h/d?password=s3cret', user: lampo}"))
        .hasMessageContaining("copy.url: carries a password");
  }

  @Test
  void shouldAcceptTheShippedFileAsItStands() throws IOException {
    NodeSettings settings = read(Files.readString(SHIPPED));

    assertThat(settings.hazelcastProperties()).isEmpty();
  }

  @Test
  void shouldListEveryKeyInTheShippedFileAndNoOther() throws IOException {
    String everything =
        Files.readString(SHIPPED)
            .replaceAll("(?m)^( *)#(?=[a-zA-Z]|  )", "$1")
            .replace("${env:LAMPO_COPY_PASSWORD}", "secret");

    NodeSettings settings = read(everything);

    Set<String> understood =
        settings
            .effective()
            .lines()
            .map(line -> line.substring(0, line.indexOf(" = ")))
            .collect(Collectors.toCollection(TreeSet::new));
    understood.add("hazelcast.properties");
    Set<String> listed = new TreeSet<>();
    collect("", new Yaml().load(everything), listed);
    assertThat(listed).isEqualTo(understood);
  }

  private static void collect(String path, Map<String, Object> section, Set<String> keys) {
    section.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> child = (Map<String, Object>) inner;
            collect(path + key + ".", child, keys);
          } else {
            keys.add(path + key);
          }
        });
  }

  private NodeSettings read(String yaml) {
    return new NodeFiles(folder).read(yaml);
  }
}
