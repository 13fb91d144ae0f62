package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.test.TestSources;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import com.hazelcast.sql.SqlResult;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.serial.SqlTables;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridMemberTest {
  @TempDir Path folder;

  private HazelcastInstance grid;

  @AfterEach
  void stop() {
    if (grid != null) {
      grid.getLifecycleService().terminate();
    }
  }

  @Test
  void shouldListenOnTheGivenAddressOnly() throws IOException {
    NodeSettings settings = new NodeFiles(folder).cluster(1)[0];
    grid = GridMember.start(settings);

    connect("127.0.0.1", settings.member().port());

    assertThatThrownBy(() -> connect("127.0.0.2", settings.member().port()))
        .isInstanceOf(ConnectException.class);
  }

  private static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 2_000);
    }
  }

  @Test
  void shouldAnswerSqlOverEveryMap() {
    grid = GridMember.start(new NodeFiles(folder).cluster(1)[0]);

    SqlTables.declare(grid);
    SqlTables.declare(grid);

    GridMaps.all().stream().filter(GridMap::queryable).forEach(map -> assertReadable(map.name()));
    Instant now = Instant.now();
    GridMaps.SOURCE_HEALTH
        .in(grid)
        .set("brokers/0", new SourceHealth("brokers", 0, 0, 7, now, null, null, "slow", null));
    try (SqlResult result =
        grid.getSql().execute("SELECT id, end_position, note FROM source_health")) {
      var row = result.iterator().next();
      assertThat(row.<String>getObject(0)).isEqualTo("brokers/0");
      assertThat(row.<Long>getObject(1)).isEqualTo(7L);
      assertThat(row.<String>getObject(2)).isEqualTo("slow");
    }
  }

  @Test
  void shouldReadOneRowByItsKey() {
    grid = GridMember.start(new NodeFiles(folder).cluster(1)[0]);
    SqlTables.declare(grid);

    GridMaps.all().stream()
        .filter(GridMap::queryable)
        .forEach(
            map ->
                assertThat(plan("SELECT * FROM " + map.name() + " WHERE id = ?"))
                    .as(map.name())
                    .contains("SelectByKey"));
  }

  private String plan(String statement) {
    StringBuilder plan = new StringBuilder();
    try (SqlResult lines = grid.getSql().execute("EXPLAIN PLAN FOR " + statement)) {
      lines.forEach(line -> plan.append(line.<String>getObject(0)).append('\n'));
    }
    return plan.toString();
  }

  private void assertReadable(String map) {
    try (SqlResult result = grid.getSql().execute("SELECT * FROM " + map)) {
      assertThat(result.iterator().hasNext()).as(map).isFalse();
    }
  }

  @Test
  void shouldRunJetJobsUnderItsClassFilter() {
    grid = GridMember.start(new NodeFiles(folder).cluster(1)[0]);
    Pipeline pipeline = Pipeline.create();
    pipeline
        .readFrom(TestSources.items("fiat", "lancia"))
        .map(String::length)
        .writeTo(Sinks.list("lengths"));

    grid.getJet().newJob(pipeline, new JobConfig().setArgument("fingerprint", "one")).join();

    assertThat(grid.<Integer>getList("lengths")).containsExactlyInAnyOrder(4, 6);
  }

  @Test
  void shouldRefuseUploadedClasses() {
    grid = GridMember.start(new NodeFiles(folder).cluster(1)[0]);
    Pipeline pipeline = Pipeline.create();
    pipeline.readFrom(TestSources.items(1)).writeTo(Sinks.list("never"));

    assertThatThrownBy(
            () ->
                grid.getJet()
                    .newJob(pipeline, new JobConfig().addClass(GridMemberTest.class))
                    .join())
        .hasMessageContaining("disabled");
  }

  @Test
  void shouldConfigureEveryMapAlike() {
    Config config = GridMember.config(new NodeFiles(folder).read("member: {backups: 2}"));

    for (GridMap<?> map : GridMaps.all()) {
      MapConfig mapConfig = config.getMapConfig(map.name());
      assertThat(mapConfig.getName()).isEqualTo(map.name());
      assertThat(mapConfig.getBackupCount()).isEqualTo(2);
      assertThat(mapConfig.getMergePolicyConfig().getPolicy())
          .isEqualTo(DiscardMergePolicy.class.getName());
      assertThat(mapConfig.getSplitBrainProtectionName()).isNull();
    }
    assertThat(config.getJetConfig().getBackupCount()).isEqualTo(2);
    assertThat(config.getJetConfig().isResourceUploadEnabled()).isFalse();
  }

  @Test
  void shouldRefuseReadsAndWritesInTheSmallerPart() {
    grid = GridMember.start(new NodeFiles(folder).cluster(3)[0]);

    assertThatThrownBy(() -> GridMaps.GRID_STATE.in(grid).set("runs", 1L))
        .isInstanceOf(SplitBrainProtectionException.class);
    assertThatThrownBy(() -> GridMaps.GRID_STATE.in(grid).get("runs"))
        .isInstanceOf(SplitBrainProtectionException.class);
  }
}
