package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.client.ClusterView.JobView;
import dev.lampo.client.Freshness.SourcePart;
import dev.lampo.client.Grid;
import dev.lampo.client.GridOptions;
import dev.lampo.demo.servers.DemoServers.NodeOptions;
import dev.lampo.model.Quote;
import dev.lampo.model.StoredPosition;
import dev.lampo.node.Lampo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that cannot be read, in a node that reads other sources as well. */
class KafkaTroubleTest {
  @TempDir static Path folder;

  private static Warden warden;
  private static GuardedKafka kafka;
  private static NodeProcess node;
  private static Grid grid;
  private static int files;

  @BeforeAll
  static void start() throws Exception {
    warden = Warden.start();
    Ports ports = new Ports();
    kafka = new GuardedKafka(folder, ports, warden);
    kafka.start();
    for (String topic : List.of("wrong", "denied", "revision", "position", "steady")) {
      kafka.make(topic);
    }
    kafka.send("wrong", 20, 1, 100);
    kafka.send("denied", 20, 1, 100);
    for (String topic : List.of("wrong", "absent", "revision", "position", "steady")) {
      kafka.grant(topic);
    }
    Files.createDirectories(folder.resolve("in"));
    configure("no");
    int port = ports.free();
    node =
        new NodeProcess(
            House.find(),
            new NodeProcess.Settings(
                folder.resolve("node"),
                folder.resolve("node.log"),
                port,
                ports.free(),
                List.of("127.0.0.1:" + port),
                folder.resolve("sources.yaml"),
                kafka.address(),
                "",
                "",
                384,
                new NodeOptions(false, 0, Duration.ofMillis(500), Map.of())),
            warden);
    node.launch();
    node.awaitReady(Duration.ofSeconds(90));
    grid = Grid.connect(GridOptions.at(node.address()));
  }

  @AfterAll
  static void stop() {
    if (grid != null) {
      grid.close();
    }
    if (node != null) {
      node.stop();
    }
    kafka.stop();
    warden.close();
  }

  @Test
  void shouldReadOnWithAnotherPassword() throws IOException {
    String advice =
        "topic wrong at "
            + kafka.guarded()
            + ": the broker refuses user \"lampo\" or its password: correct"
            + " client.sasl.jaas.config";
    awaitStatus("source wrong/0 is unreachable", advice);
    assertThat(lampo("sources", "test", "wrong", "--sources", file(), "--reference", reference()))
        .contains("source wrong: FAILED, " + advice)
        .doesNotContain("password=\"no\"")
        .endsWith("exit 1");
    assertOthersAreRead();

    configure("right");

    await("the right password is used", () -> all("wrong", 20, 100));
    awaitWell("wrong");
  }

  @Test
  void shouldReadOnWhenTheRightIsGranted() throws Exception {
    String advice =
        "topic denied at "
            + kafka.guarded()
            + ": user \"lampo\" may not read the topic: grant READ on it to the user";
    awaitStatus("source denied/0 is unreachable", advice);
    assertThat(lampo("sources", "test", "denied", "--sources", file(), "--reference", reference()))
        .contains("source denied: FAILED, " + advice)
        .endsWith("exit 1");
    assertOthersAreRead();

    kafka.grant("denied");
    await("the right is used", () -> all("denied", 20, 100));
    kafka.revokeRead("denied");
    awaitStatus("source denied/0 is unreachable", advice);
    assertThat(lampo("sources", "test", "denied", "--sources", file(), "--reference", reference()))
        .contains("source denied: FAILED, " + advice)
        .endsWith("exit 1");
    kafka.send("denied", 30, 2, 200);
    kafka.grant("denied");
    await("what came meanwhile is read", () -> all("denied", 30, 200));
    awaitWell("denied");
  }

  @Test
  void shouldReadATopicThatIsMadeLater() throws Exception {
    String advice =
        "topic absent at "
            + kafka.guarded()
            + ": the topic does not exist: create it, or correct topic";
    awaitStatus("source absent/0 is unreachable", advice);
    assertThat(lampo("sources", "test", "absent", "--sources", file(), "--reference", reference()))
        .contains("source absent: FAILED, " + advice)
        .endsWith("exit 1");
    assertOthersAreRead();

    kafka.make("absent");
    kafka.send("absent", 20, 1, 100);

    await("it is read", () -> all("absent", 20, 100));
    awaitWell("absent");
  }

  /** Whatever says which state is newer: the records, or their places. */
  @Test
  void shouldReadATopicThatIsMadeAnewFromItsBeginning() throws Exception {
    List<String> topics = List.of("revision", "position");
    for (String topic : topics) {
      kafka.send(topic, 30, 1, 100);
    }
    await("the first are read", () -> topics.stream().allMatch(topic -> all(topic, 30, 100)));
    await("their positions are stored", () -> topics.stream().allMatch(topic -> next(topic) == 30));

    for (String topic : topics) {
      kafka.makeAnew(topic);
      kafka.send(topic, 50, 2, 200);
    }
    await("more records than before", () -> topics.stream().allMatch(topic -> all(topic, 50, 200)));
    await("nothing is behind", () -> topics.stream().noneMatch(KafkaTroubleTest::isBehind));

    for (String topic : topics) {
      kafka.delete(topic);
    }
    awaitStatus(
        "source revision/0 is unreachable",
        "source position/0 is unreachable",
        "topic position at " + kafka.guarded() + ": the topic does not exist");
    for (String topic : topics) {
      kafka.make(topic);
      kafka.send(topic, 10, 3, 300);
    }
    await(
        "fewer records than before", () -> topics.stream().allMatch(topic -> all(topic, 10, 300)));
    topics.forEach(KafkaTroubleTest::awaitWell);
    kafka.send("position", 11, 4, 400);
    await("it reads on", () -> all("position", 11, 400));
    assertThat(lampo("rejects", "--address", node.address()))
        .contains("revision/0: the source was made anew or cut")
        .contains("what it held before from position 30 on was not read");
    assertOthersAreRead();
  }

  /** While nobody read, or where its end was cut off. */
  @Test
  void shouldGiveHigherNumbersToWhatIsNotWhatWasRead() throws Exception {
    kafka.make("still");
    kafka.grant("still");
    kafka.send("still", 20, 1, 100);
    Path file = Files.writeString(folder.resolve("one.yaml"), "sources:\n" + kafkaSource("still"));
    TopicReading topic = TopicReading.of(file, "q19");

    TopicReading.Found first = topic.from(null, 0);
    assertThat(first.positions()).containsExactlyElementsOf(range(0, 20));
    String place = first.place();
    assertThat(topic.from(at(15, place), 1_000).positions())
        .containsExactlyElementsOf(range(15, 20));
    assertThat(topic.from(at(15, "topic=former base=3"), 1_000).positions())
        .containsExactlyElementsOf(range(1_000, 1_020));
    assertThat(topic.from(at(500, place), 100).positions())
        .containsExactlyElementsOf(range(500, 520));
    assertThat(topic.from(at(15, "of another kind of source"), 1_000).positions())
        .containsExactlyElementsOf(range(1_000, 1_020));
  }

  private static StoredPosition at(long next, String place) {
    return new StoredPosition("still", 0, next, Instant.EPOCH, Instant.EPOCH, 1, place);
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  @Test
  void shouldReadOnWhenTheBrokerIsBack() throws Exception {
    kafka.send("steady", 20, 1, 100);
    await("the first are read", () -> all("steady", 20, 100));
    long runs = runs();

    kafka.kill();
    awaitStatus("source steady/0 is unreachable", "no answer in time: check client.bootstrap");
    assertOthersAreRead();
    kafka.start();
    kafka.send("steady", 30, 2, 200);

    await("it reads on", () -> all("steady", 30, 200));
    awaitWell("steady");
    assertThat(runs()).isEqualTo(runs);
    assertThat(quote("steady", 5).orElseThrow().lineage().deliveries()).isEqualTo(2);
  }

  /** A file is read at once, and the same run of the job goes on. */
  private static void assertOthersAreRead() throws IOException {
    long runs = runs();
    String id = "f" + files++;
    Path written =
        Files.writeString(
            folder.resolve(id),
            "id,revision,email,pickup,return,price,quoted\n"
                + id
                + ",1,a@example.org,2026-12-01T10:00,2026-12-05T10:00,100,2026-11-22T09:00:00Z\n");
    Files.move(written, folder.resolve("in").resolve(id + ".csv"), StandardCopyOption.ATOMIC_MOVE);
    Instant dropped = Instant.now();
    await("another source is read", () -> grid.quote("shop:" + id).isPresent());
    await(
        "another source is fresh",
        () -> part("shop").asOf().filter(asOf -> asOf.isAfter(dropped)).isPresent());
    assertThat(Duration.between(dropped, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(runs()).isEqualTo(runs);
    assertThat(grid.cluster().jobs()).allMatch(JobView::running);
  }

  /** How often a job was submitted. */
  private static long runs() throws IOException {
    return Files.readString(node.log())
        .lines()
        .filter(line -> line.contains("job rentals submitted"))
        .count();
  }

  private static boolean all(String source, int records, int price) {
    for (int number = 0; number < records; number++) {
      boolean so =
          quote(source, number)
              .filter(quote -> quote.terms().price().amount().intValue() == price)
              .isPresent();
      if (!so) {
        return false;
      }
    }
    return true;
  }

  private static java.util.Optional<Quote> quote(String source, int number) {
    return grid.acceptingIncomplete().quote(source + ":q" + number);
  }

  private static SourcePart part(String source) {
    return grid.freshness().sources().stream()
        .filter(part -> part.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static long next(String source) {
    return part(source).next();
  }

  private static boolean isBehind(String source) {
    return part(source).behind() > 0;
  }

  private static void awaitWell(String source) {
    await(source + " is well", () -> part(source).unreachableSince().isEmpty());
    assertThat(status()).doesNotContain("source " + source + "/");
  }

  private static void awaitStatus(String... words) {
    await(
        String.join(", ", words),
        () -> {
          String status = status();
          return List.of(words).stream().allMatch(status::contains);
        });
  }

  private static String status() {
    return lampo("status", "--address", node.address());
  }

  private static void await(String what, BooleanSupplier condition) {
    assertThat(Wait.until(condition, Duration.ofMillis(100), Duration.ofSeconds(40)))
        .withFailMessage(() -> "not so: " + what + "\n" + status())
        .isTrue();
  }

  private static String lampo(String... arguments) {
    StringWriter out = new StringWriter();
    int exit =
        Lampo.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(arguments);
    return out + "exit " + exit;
  }

  private static String file() {
    return folder.resolve("sources.yaml").toString();
  }

  private static String reference() {
    return House.find().config("reference").toString();
  }

  private static String kafkaSource(String topic) throws IOException {
    String shipped = Files.readString(House.find().config("sources.yaml"));
    int quote = shipped.indexOf("    quote:\n");
    String mapping = shipped.substring(quote, shipped.indexOf("\n\n", quote)) + "\n";
    String version = topic.equals("position") ? "position" : "{field: revision}";
    return kafka.source(topic, "right", version) + mapping;
  }

  /** All at once, as an editor saves. */
  private static void configure(String passwordOfWrong) throws IOException {
    StringBuilder yaml = new StringBuilder("sources:\n");
    for (String topic : List.of("wrong", "denied", "absent", "revision", "position", "steady")) {
      String source = kafkaSource(topic);
      yaml.append(
          topic.equals("wrong")
              ? source.replace("password=\"right\"", "password=\"" + passwordOfWrong + '"')
              : source);
    }
    yaml.append(
        """
          shop:
            kind: files
            folder: '%s'
            settleAfter: 0s
            format: csv
            id: {field: id}
            version: {field: revision}
            plausible: {quotedAfterCommit: 36500d}
            quote:
              broker: {constant: italcar}
              customer: {key: {field: email}}
              pickupStation: {constant: FCO}
              pickupAt: {field: pickup}
              returnStation: {constant: FCO}
              returnAt: {field: return}
              carClass: {constant: ECMR}
              price: {field: price}
              currency: {constant: EUR}
              quotedAt: {field: quoted, format: iso-instant}
        """
            .formatted(folder.resolve("in")));
    Path written = Files.writeString(folder.resolve("sources.new"), yaml);
    Files.move(
        written,
        folder.resolve("sources.yaml"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
