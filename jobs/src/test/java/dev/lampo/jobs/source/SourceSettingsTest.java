package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lampo.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSettingsTest {
  private static final Path CONFIG = Path.of("..", "config");
  private static final Path REFERENCE = CONFIG.resolve("reference");

  @TempDir private Path folder;

  @Test
  void shouldReadTheShippedFile() throws IOException {
    Sources sources = shipped();

    KafkaSource source = (KafkaSource) sources.all().get(0);
    assertThat(source.name()).isEqualTo("brokers");
    assertThat(source.topic()).isEqualTo("quotes");
    assertThat(source.reading().id()).isEqualTo(new ValueFrom.Key());
    assertThat(source.reading().version()).isEqualTo(new ValueFrom.Field("revision"));
    assertThat(source.reading().deletionVersion()).isEqualTo(new ValueFrom.Header("revision"));
    assertThat(source.reading().plausible()).isEqualTo(Plausible.DEFAULT);
    assertThat(source.client()).containsEntry("bootstrap.servers", "127.0.0.1:29092");
    assertThat(sources.effective())
        .contains("sources.brokers.client.bootstrap.servers = 127.0.0.1:29092\n");
  }

  @Test
  void shouldTakeTheBrokersAddressFromTheEnvironment() {
    Map<String, String> environment = Map.of("LAMPO_KAFKA", "kafka:9092");

    Sources sources =
        SourceSettings.read(CONFIG.resolve("sources.yaml"), REFERENCE, environment::get);

    assertThat(((KafkaSource) sources.all().get(0)).client())
        .containsEntry("bootstrap.servers", "kafka:9092");
    assertThat(sources.fingerprint()).isNotEqualTo(shipped().fingerprint());
  }

  @Test
  void shouldSurviveSerialization() throws IOException, ClassNotFoundException {
    Sources sources = shipped();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sources);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Sources copy = (Sources) in.readObject();

      assertThat(copy.all()).isEqualTo(sources.all());
      assertThat(copy.fingerprint()).isEqualTo(sources.fingerprint());
      assertThat(copy.reference().station("fiumicino").id()).isEqualTo("FCO");
    }
  }

  @Test
  void shouldChangeTheFingerprintWithWhatChangesTheReading() {
    String before = shipped().fingerprint();

    assertThat(edited("field: revision", "field: version").fingerprint()).isNotEqualTo(before);
    assertThat(edited("730d", "731d").fingerprint()).isNotEqualTo(before);
    assertThat(edited("unit: major", "unit: minor").fingerprint()).isNotEqualTo(before);
    assertThat(edited("parallelism: 2", "parallelism: 3").fingerprint()).isEqualTo(before);
  }

  @Test
  void shouldChangeTheFingerprintWithEverySettingOfTheClient() {
    List<String> fingerprints =
        Stream.of("sasl.jaas.config: one", "sasl.jaas.config: two", "fetch.max.wait.ms: 200")
            .map(line -> edited("    client:\n", "    client:\n      " + line + "\n").fingerprint())
            .toList();

    assertThat(fingerprints).doesNotHaveDuplicates().doesNotContain(shipped().fingerprint());
    assertThat(
            edited("    client:\n", "    client:\n      sasl.jaas.config: hush\n")
                .all()
                .get(0)
                .address())
        .contains("sasl.jaas.config")
        .doesNotContain("hush");
  }

  @Test
  void shouldReportEveryProblemAtOnce() {
    List<String> problems =
        problems(
            "sources:",
            "  Brokers:",
            "    kind: kafak",
            "    topc: quotes",
            "    client:",
            "      bootstrap.servers: nonsense",
            "      group.id: mine",
            "      enable.auto.commit: true",
            "      value.deserializer: x",
            "      max.pol.records: 5",
            "      max.poll.records: many",
            "    parallelism: 0",
            "    id: position",
            "    version: {feild: revision}",
            "    quote:",
            "      broker: {constant: italcra}",
            "      customer:",
            "        key: {firstOf: [a..b]}",
            "      pickupStation: {constant: FCX}",
            "      pickupAt: {field: at, format: yyyy}",
            "      returnStation: {field: r}",
            "      returnAt: {field: r.at}",
            "      carClass: {constant: none}",
            "      price: {field: price, unit: cents}",
            "      currency: {constant: EURO}",
            "      quotedAt: {field: q, format: iso}",
            "    plausible:",
            "      pickupWithin: 2 years");

    assertThat(problems)
        .anyMatch(line -> line.startsWith("2: sources.Brokers: the name of a source"))
        .contains(
            "2: sources.Brokers.topic: required setting is missing",
            "4: sources.Brokers.topc: unknown key; did you mean \"topic\"?")
        .anyMatch(
            line ->
                line.startsWith("3: sources.Brokers.kind: expected one of kafka, ")
                    && line.endsWith(", found \"kafak\"; did you mean \"kafka\"?"))
        .anyMatch(line -> line.startsWith("6: sources.Brokers.client.bootstrap.servers: "))
        .anyMatch(
            line -> line.startsWith("7: sources.Brokers.client.group.id: cannot be set: Lampo"))
        .anyMatch(line -> line.startsWith("8: sources.Brokers.client.enable.auto.commit: cannot"))
        .anyMatch(line -> line.startsWith("9: sources.Brokers.client.value.deserializer: cannot"))
        .anyMatch(line -> line.startsWith("10: ") && line.endsWith("\"max.poll.records\"?"))
        .anyMatch(line -> line.startsWith("11: sources.Brokers.client.max.poll.records: "))
        .anyMatch(line -> line.startsWith("12: sources.Brokers.parallelism: must be from 1 to 64"))
        .contains("13: sources.Brokers.id: expected key or {field: ...}")
        .anyMatch(line -> line.startsWith("14: sources.Brokers.version: expected {field: ...} or"))
        .contains(
            "14: sources.Brokers.version.feild: unknown key; did you mean \"field\"?",
            "16: sources.Brokers.quote.broker: not in brokers.csv: \"italcra\"; did you mean"
                + " \"italcar\"?")
        .anyMatch(line -> line.startsWith("18: sources.Brokers.quote.customer.key.firstOf: "))
        .anyMatch(
            line -> line.startsWith("19: sources.Brokers.quote.pickupStation: not in stations"))
        .anyMatch(
            line -> line.startsWith("20: sources.Brokers.quote.pickupAt.format: not a pattern"))
        .contains("23: sources.Brokers.quote.carClass: not an ACRISS code: \"none\"")
        .anyMatch(line -> line.startsWith("24: sources.Brokers.quote.price.unit: expected one of"))
        .contains("25: sources.Brokers.quote.currency: not an ISO 4217 code: \"EURO\"")
        .anyMatch(line -> line.startsWith("26: sources.Brokers.quote.quotedAt.format: "))
        .anyMatch(line -> line.startsWith("28: sources.Brokers.plausible.pickupWithin: "));
  }

  @Test
  void shouldReportFilesThatAreNotThere() {
    InvalidSettingsException thrown =
        catchThrowableOfType(
            InvalidSettingsException.class,
            () -> SourceSettings.read(folder.resolve("none.yaml"), folder));

    assertThat(thrown.problems()).hasSize(4);
    assertThat(thrown).hasMessageContaining("stations.csv: file does not exist");
  }

  @Test
  void shouldNeverShowSecrets() {
    Sources sources =
        edited(
            "    client:\n",
            "    client:\n      sasl.jaas.config: hush\n      ssl.key.password: hush\n");

    assertThat(sources.effective()).contains("sasl.jaas.config = ****").doesNotContain("hush");
    assertThat(sources.toString()).doesNotContain("hush");
    assertThat(ClientSettings.properties((KafkaSource) sources.all().get(0)))
        .containsEntry("sasl.jaas.config", "hush");
  }

  @Test
  void shouldDecideWhereReadingStarts() {
    KafkaSource source = (KafkaSource) shipped().all().get(0);
    Properties properties = ClientSettings.properties(source);

    assertThat(properties)
        .containsEntry("enable.auto.commit", "false")
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("isolation.level", "read_committed")
        .doesNotContainKey("group.id");
  }

  private static Sources shipped() {
    return SourceSettings.read(CONFIG.resolve("sources.yaml"), REFERENCE, name -> null);
  }

  private Sources edited(String from, String to) {
    try {
      String shipped = Files.readString(CONFIG.resolve("sources.yaml"));
      Path path = Files.writeString(folder.resolve("sources.yaml"), shipped.replace(from, to));
      return SourceSettings.read(path, REFERENCE, name -> null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> problems(String... lines) {
    try {
      Path path = Files.write(folder.resolve("sources.yaml"), List.of(lines));
      InvalidSettingsException thrown =
          catchThrowableOfType(
              InvalidSettingsException.class,
              () -> SourceSettings.read(path, REFERENCE, name -> null));
      return thrown.problems().stream()
          .map(problem -> problem.toString().substring(path.toString().length() + 1))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
