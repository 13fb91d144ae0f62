package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.SupervisedJob;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.testing.FreePorts;
import dev.lampo.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridNodeTest {
  @TempDir Path folder;

  @AfterEach
  void nothingShouldBeLeft() {
    assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
  }

  @Test
  void shouldBecomeReadyWithItsJobAndStopInOrder() throws Exception {
    NodeSettings settings = new NodeFiles(folder).cluster(1)[0];
    GridNode node = GridNode.start(settings, ticking());
    Await.until("ready", () -> ask(node, "/ready").startsWith("200"));
    assertThat(ask(node, "/status"))
        .contains("\"jobs\":{\"ticking\":\"RUNNING\"}")
        .contains("\"members\":[\"" + node.address() + "\"]");

    node.close();

    assertThat(node.awaitStop(Duration.ofSeconds(1))).isTrue();
    assertThat(node.isClosing()).isTrue();
    assertThat(node.notReadyBecause()).containsExactly("node: is shutting down");
  }

  @Test
  void shouldHandItsPartitionsOverWhenItLeaves() {
    NodeSettings[] settings = new NodeFiles(folder).cluster(2);
    GridNode first = GridNode.start(settings[0], ticking());
    try (GridNode second = GridNode.start(settings[1], ticking())) {
      var state = GridMaps.GRID_STATE.in(second.grid());
      IntStream.range(0, 1_000).forEach(i -> state.set("key-" + i, (long) i));

      first.close();

      assertThat(state.size()).isEqualTo(1_000);
      Await.until(
          "the other takes over", () -> second.notReadyBecause().isEmpty() && ticks(second.grid()));
    }
  }

  /** A member that has just become the oldest does not know the jobs for a moment. */
  private static boolean ticks(HazelcastInstance grid) {
    Job job = grid.getJet().getJob("ticking");
    return job != null && job.getStatus() == JobStatus.RUNNING;
  }

  @Test
  void shouldWaitForAMajority() {
    NodeSettings[] settings = new NodeFiles(folder).cluster(3);
    try (GridNode first = GridNode.start(settings[0], ticking())) {
      assertThat(first.notReadyBecause())
          .contains("cluster: 1 of at least 2 members; waits for the others");
      try (GridNode second = GridNode.start(settings[1], ticking())) {
        Await.until("two of three are enough", () -> second.notReadyBecause().isEmpty());
      }
    }
  }

  @Test
  void shouldNotBeReadyBeforeItsJvmIsWarm() {
    NodeSettings settings =
        new NodeFiles(folder)
            .read(
                "{member: {port: %d}, health: {port: 0, warmUp: 10m}}".formatted(FreePorts.one()));
    try (GridNode node = GridNode.start(settings, ticking())) {
      assertThat(node.notReadyBecause()).anyMatch(why -> why.startsWith("node: warms up for"));
    }
  }

  @Test
  void shouldNoticeAMemberThatStopsByItself() throws InterruptedException {
    GridNode node = GridNode.start(new NodeFiles(folder).cluster(1)[0], ticking());

    node.grid().getLifecycleService().terminate();

    assertThat(node.awaitStop(Duration.ofSeconds(10))).isTrue();
    assertThat(node.isClosing()).isFalse();
    assertThat(node.notReadyBecause()).containsExactly("node: its member has stopped");
    node.close();
  }

  @Test
  void shouldNotJoinWhenThePortForProbesIsTaken() throws IOException {
    NodeSettings settings = new NodeFiles(folder).cluster(1)[0];
    try (GridNode first = GridNode.start(settings, ticking());
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      AtomicInteger joined = new AtomicInteger();
      first
          .grid()
          .getCluster()
          .addMembershipListener(
              new MembershipAdapter() {
                @Override
                public void memberAdded(MembershipEvent event) {
                  joined.incrementAndGet();
                }
              });
      NodeSettings second =
          new NodeFiles(folder)
              .read(
                  """
                  cluster: {name: %s}
                  member: {port: %d, members: ['%s', '127.0.0.1:%2$d']}
                  health: {port: %4$d, warmUp: 0s}
                  """
                      .formatted(
                          settings.cluster(),
                          FreePorts.one(),
                          first.address(),
                          taken.getLocalPort()));

      assertThatThrownBy(() -> GridNode.start(second, ticking()))
          .isInstanceOf(InvalidSettingsException.class)
          .hasMessageContaining("node.yaml: health.port: probes cannot be answered at 127.0.0.1:")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
      assertThat(joined).hasValue(0);
    }
  }

  @Test
  void shouldAnswerProbesWhileItsMemberJoins() throws Exception {
    NodeSettings settings =
        new NodeFiles(folder)
            .read(
                "{member: {port: %d}, health: {port: %d, warmUp: 0s}}"
                    .formatted(FreePorts.one(), FreePorts.one()));
    CountDownLatch asked = new CountDownLatch(1);
    NodeWork work = new NodeWork(List.of(new HeldJob("ticking", asked)), List.of());
    CompletableFuture<GridNode> start =
        CompletableFuture.supplyAsync(() -> GridNode.start(settings, work));
    try {
      Await.until(
          "not ready",
          () -> ask(settings.health().port(), "/ready").contains("its member has not joined yet"));
      assertThat(ask(settings.health().port(), "/live")).startsWith("200");
      assertThat(ask(settings.health().port(), "/status")).contains("\"ready\":false");
    } finally {
      asked.countDown();
      start.get(1, TimeUnit.MINUTES).close();
    }
  }

  /** A job whose preparation waits, so that the start of its node does. */
  private record HeldJob(String name, CountDownLatch released) implements SupervisedJob {
    @Override
    public void prepare(HazelcastInstance member) {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String fingerprint() {
      return "v1";
    }

    @Override
    public Set<GridMap<?>> writes() {
      return Set.of();
    }

    @Override
    public Job submit(HazelcastInstance grid) {
      return new TickingJob(name, "v1").submit(grid);
    }

    @Override
    public Optional<String> notReadyBecause(HazelcastInstance grid) {
      return Optional.empty();
    }
  }

  private static NodeWork ticking() {
    return new NodeWork(List.of(new TickingJob("ticking", "v1")), List.of());
  }

  private static String ask(GridNode node, String path) {
    return ask(node.healthAddress().getPort(), path);
  }

  private static String ask(int port, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      var answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (ConnectException notYet) {
      return "";
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
