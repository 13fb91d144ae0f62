package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read, in what order, and what happens when they change under way. */
class FilesFeedTest {
  private static final Duration WAIT = Duration.ofSeconds(1);

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(parent.resolve("in"));
  }

  @Test
  void shouldReadInTheOrderOfTheLastChangeThenOfTheName() throws IOException {
    TestFiles.rows(folder.resolve("c.csv"), 0, 2, 1);
    TestFiles.rows(folder.resolve("a.csv"), 4, 6, 2);
    TestFiles.rows(folder.resolve("b.csv"), 2, 4, 1);

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(ids(reading)).containsExactly("b.csv", "b.csv", "c.csv", "c.csv", "a.csv", "a.csv");
  }

  @Test
  void shouldReadAFileWhoseNameIsNoCharactersOfItsEncoding() throws IOException {
    Path latin = Path.of(URI.create(folder.toUri() + "citt%E0%20100%25.csv"));
    Files.writeString(latin, "id\n1\n2\n");
    Files.writeString(folder.resolve("a.csv"), "id\n3\n");
    FilesSource source = FilesYaml.source(folder);
    try (FilesFeed feed = Reading.opened(source, 1, null)) {
      Reading begun = new Reading(Reading.stored(feed));
      ResumeMark mark = Reading.last(begun.items());

      Reading all = Reading.chosen(source, 1, mark);

      assertThat(all.values()).containsExactlyInAnyOrder(id(1), id(2), id(3));
      assertThat(all.flaws()).isEmpty();
      assertThat(Reading.chosen(source, 1, Reading.last(all.items())).records()).isEmpty();
    }
    FilesSource marked = FilesYaml.source(folder, "format: csv", "completeWhen: marker");
    assertThat(Reading.all(marked).records()).isEmpty();
    Files.createFile(Path.of(URI.create(latin.toUri() + ".done")));
    assertThat(Reading.all(marked).values()).containsExactly(id(1), id(2));
  }

  @Test
  void shouldReadAFileWhoseNameThisMachineCannotWrite() throws IOException, InterruptedException {
    Files.writeString(Path.of(URI.create(folder.toUri() + "citt%C3%A0.csv")), "id\n1\n");
    Path out = parent.resolve("out");
    ProcessBuilder ascii =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ReadingInAnotherLocale.class.getName(),
            folder.toString());
    ascii.environment().put("LC_ALL", "C");
    ascii.redirectErrorStream(true).redirectOutput(out.toFile());

    int exit = ascii.start().waitFor();

    assertThat(Files.readString(out)).contains("1 records: " + id(1));
    assertThat(exit).isZero();
  }

  private static String id(int id) {
    return "{\"id\":\"" + id + "\"}";
  }

  @Test
  void shouldPassOverWhatIsNotMeant() throws IOException {
    for (String name :
        List.of(".hidden.csv", "x.csv.tmp", "x.csv.part", "x.txt", "x.csv.done", "X.CSV.bak")) {
      Files.writeString(folder.resolve(name), "id\n1\n");
    }
    Files.createDirectory(folder.resolve("folder.csv"));
    Files.writeString(folder.resolve("y.csv"), "id\n2\n");

    assertThat(Reading.all(FilesYaml.source(folder)).values()).containsExactly("{\"id\":\"2\"}");
    assertThat(Reading.all(FilesYaml.source(folder, "format: csv", "pattern: 'x*'")).values())
        .as(".tmp and .part never")
        .hasSize(2);
  }

  @Test
  void shouldReadEachContentOnce() throws IOException {
    FilesSource source = FilesYaml.source(folder);
    TestFiles.rows(folder.resolve("a.csv"), 0, 3, 1);
    try (FilesFeed feed = Reading.opened(source, 10, null)) {
      assertThat(Reading.all(feed).records()).hasSize(3);

      TestFiles.rows(folder.resolve("b.csv"), 3, 5, 0);
      assertThat(Reading.all(feed).records()).as("an older file that came later").hasSize(2);

      TestFiles.rows(folder.resolve("a.csv"), 5, 9, 1);
      Reading changed = Reading.all(feed);
      assertThat(changed.records()).as("new content under a known name").hasSize(4);

      ResumeMark mark = Reading.last(changed.items());
      assertThat(mark.next()).isEqualTo(9);
      assertThat(Reading.chosen(source, 10, mark).records()).isEmpty();
    }
  }

  @Test
  void shouldForgetWhatLeftTheFolderButNotForAnEmptyOne() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 3, 1);
    TestFiles.rows(folder.resolve("b.csv"), 3, 6, 2);
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), 10, null)) {
      String both = Reading.last(Reading.all(feed).items()).resume();
      Path away = Files.move(folder, parent.resolve("away"));
      Files.createDirectory(folder);
      assertThat(Reading.all(feed).items()).isEmpty();
      Files.delete(folder);
      Files.move(away, folder);
      assertThat(Reading.all(feed).items()).as("mounted again").isEmpty();

      Files.delete(folder.resolve("a.csv"));
      TestFiles.rows(folder.resolve("c.csv"), 6, 9, 3);
      Reading more = Reading.all(feed);

      assertThat(more.records()).hasSize(3);
      assertThat(Reading.last(more.items()).resume()).hasSameSizeAs(both);
    }
  }

  @Test
  void shouldWaitUntilAFileStaysAsItIs() throws IOException {
    Folder look = new Folder(folder, "*.csv", Duration.ofSeconds(2));
    Files.writeString(folder.resolve("a.csv"), "id\n");
    long second = Duration.ofSeconds(1).toNanos();

    assertThat(look.look(0).complete()).isEmpty();
    Files.writeString(folder.resolve("a.csv"), "id\n1\n");
    assertThat(look.look(second).complete()).isEmpty();
    assertThat(look.look(2 * second).complete()).as("unchanged for one second").isEmpty();
    assertThat(look.look(3 * second).complete()).hasSize(1);
    Files.writeString(folder.resolve("a.csv"), "id\n1\n2\n");
    assertThat(look.look(4 * second).complete()).isEmpty();
  }

  @Test
  void shouldWaitForTheMarker() throws IOException {
    FilesSource source = FilesYaml.source(folder, "format: csv", "completeWhen: marker");
    Files.writeString(folder.resolve("a.csv"), "id\n1\n");
    try (FilesFeed feed = Reading.opened(source, 10, null)) {
      assertThat(Reading.all(feed).records()).isEmpty();

      Files.createFile(folder.resolve("a.csv.done"));

      assertThat(Reading.all(feed).records()).hasSize(1);
    }
  }

  @Test
  void shouldGoOnWhereItWasWhenTheFolderIsBack() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 100, 1);
    FilesSource source = FilesYaml.source(folder);
    List<FeedItem> items = new ArrayList<>();
    try (FilesFeed feed = Reading.opened(source, 7, null)) {
      items.addAll(Reading.stored(feed));
      items.addAll(Reading.stored(feed));
    }
    try (FilesFeed feed = Reading.opened(source, 7, Reading.last(items))) {
      Path away = Files.move(folder, parent.resolve("away"));

      assertThatThrownBy(() -> Reading.stored(feed)).hasMessageEndingWith("in does not exist");
      Files.createDirectory(folder);
      assertThatThrownBy(() -> Reading.stored(feed)).hasMessageContaining("not all has been read");
      assertThatThrownBy(() -> Reading.stored(feed)).hasMessageContaining("not all has been read");
      Files.delete(folder);
      Files.move(away, folder);

      items.addAll(Reading.all(feed).items());
      assertThat(new Reading(items).records())
          .extracting(RawRecord::position)
          .isEqualTo(IntStream.range(0, 100).mapToObj(Long::valueOf).toList());
      assertThat(new Reading(items).values()).doesNotHaveDuplicates().hasSize(100);
    }
  }

  @Test
  void shouldGoOnWhenAFileMayBeReadAgain() throws IOException {
    Path file = folder.resolve("a.csv");
    TestFiles.rows(file, 0, 100, 1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), 7, null)) {
      Reading.stored(feed);
      assertThatThrownBy(() -> Reading.stored(feed)).isInstanceOf(IOException.class);

      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

      assertThat(Reading.all(feed).values()).hasSize(100);
    }
  }

  @Test
  void shouldSayWhatAFileThatWasTakenAwayStillHeld() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 100, 1);
    TestFiles.rows(folder.resolve("b.csv"), 100, 103, 2);
    FilesSource source = FilesYaml.source(folder);
    ResumeMark mark = afterSeven(source);

    Files.delete(folder.resolve("a.csv"));
    Reading rest = Reading.chosen(source, 7, mark);

    assertThat(rest.flaws())
        .containsExactly(
            "NOT_READ: the file left the folder when 57 bytes had been read; the rest was not"
                + " (a.csv at byte 57)");
    assertThat(rest.values()).hasSize(3);
    assertThat(rest.records())
        .extracting(RawRecord::position)
        .as("numbers that an earlier run may have given to other records")
        .allMatch(position -> position >= Reading.FIRST_OF_RUN);
  }

  @Test
  void shouldReadAChangedFileAnewAndSayWhatWasLost() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 100, 1);
    FilesSource source = FilesYaml.source(folder);
    ResumeMark mark = afterSeven(source);

    TestFiles.rows(folder.resolve("a.csv"), 200, 205, 2);
    try (FilesFeed feed = Reading.opened(source, 7, mark)) {
      Reading rest = Reading.all(feed);

      assertThat(rest.flaws()).hasSize(1).allMatch(flaw -> flaw.contains("the file was changed"));
      assertThat(rest.values()).hasSize(5);
    }
  }

  @Test
  void shouldReadWhatAChosenFileHoldsWhenItsTurnComes() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 10, 1);
    TestFiles.rows(folder.resolve("b.csv"), 10, 20, 2);
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), 7, null)) {
      List<FeedItem> items = new ArrayList<>(Reading.stored(feed));
      TestFiles.rows(folder.resolve("b.csv"), 20, 23, 3);
      items.addAll(Reading.all(feed).items());

      assertThat(new Reading(items).flaws()).isEmpty();
      assertThat(new Reading(items).values()).hasSize(13).last().asString().contains("22");
    }
  }

  @Test
  void shouldHandNothingOverBeforeTheChoiceIsStored() throws IOException {
    TestFiles.rows(folder.resolve("b.csv"), 0, 10, 2);
    FilesSource source = FilesYaml.source(folder);
    ResumeMark choice;
    try (FilesFeed feed = Reading.opened(source, 7, null)) {
      choice = Reading.last(feed.poll(WAIT));
      assertThat(feed.poll(Duration.ofMillis(1))).isEmpty();
      feed.stored(new ResumeMark(0, 0, "another", null));
      assertThat(feed.poll(Duration.ofMillis(1))).isEmpty();

      feed.stored(choice);

      assertThat(feed.poll(WAIT)).hasSize(8);
    }
    TestFiles.rows(folder.resolve("a.csv"), 10, 20, 1);
    assertThat(ids(Reading.chosen(source, 7, choice)))
        .as("a file that came later with an older time")
        .hasSize(10)
        .containsOnly("b.csv");
  }

  @Test
  void shouldWaitForTheStoreOnlySoLong() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 10, 1);
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), 7, null)) {
      feed.poll(WAIT);

      assertThat(feed.poll(FilesFeed.HOLD_MAX.plusSeconds(1))).hasSize(8);
    }
  }

  @Test
  void shouldNoticeAFileThatGrowsWhileItIsRead() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 10, 1);
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), 7, null)) {
      List<FeedItem> items = new ArrayList<>(Reading.stored(feed));
      items.addAll(Reading.stored(feed));
      TestFiles.rows(folder.resolve("a.csv"), 0, 12, 2);
      items.addAll(Reading.all(feed).items());

      assertThat(new Reading(items).flaws()).hasSize(1);
      assertThat(new Reading(items).values()).hasSize(10 + 12);
    }
  }

  @Test
  void shouldChooseNoMoreFilesThanAMarkCanHold() throws IOException {
    int files = FilesFeed.CHOSEN_MAX + 20;
    for (int i = 0; i < files; i++) {
      TestFiles.rows(folder.resolve(i + ".csv"), i, i + 1, i);
    }

    Reading reading = Reading.all(FilesYaml.source(folder));

    assertThat(reading.values()).doesNotHaveDuplicates().hasSize(files);
    assertThat(reading.items())
        .filteredOn(ResumeMark.class::isInstance)
        .allMatch(mark -> ((ResumeMark) mark).resume().length() < 60_000);
  }

  @Test
  void shouldReadEverythingAgainFromAPlaceOfAnotherKind() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 3, 1);

    Reading reading = Reading.chosen(FilesYaml.source(folder), 7, new ResumeMark(0, 5, null, null));

    assertThat(reading.records())
        .extracting(RawRecord::position)
        .containsExactly(Reading.FIRST_OF_RUN, Reading.FIRST_OF_RUN + 1, Reading.FIRST_OF_RUN + 2);
  }

  @Test
  void shouldWatchTheFolder() throws IOException {
    try (SourceWatch watch = FilesYaml.source(folder).watch()) {
      Instant now = Instant.parse("2026-11-22T10:00:00Z");
      assertThat(watch.look(now))
          .containsExactly(new SourceHealth("files", 0, -1, -1, now, null, null));

      Files.delete(folder);
      watch.look(now.plusSeconds(1));
      SourceHealth gone = watch.look(now.plusSeconds(2)).get(0);

      assertThat(gone.observedAt()).isEqualTo(now);
      assertThat(gone.unreachableSince()).isEqualTo(now.plusSeconds(1));
      assertThat(gone.error()).isEqualTo("folder " + folder + " does not exist");
    }
  }

  /** The choice, and one batch. */
  private static ResumeMark afterSeven(FilesSource source) throws IOException {
    try (FilesFeed feed = Reading.opened(source, 7, null)) {
      Reading.stored(feed);
      return Reading.last(Reading.stored(feed));
    }
  }

  private static List<String> ids(Reading reading) {
    return reading.records().stream()
        .map(record -> new String(record.key(), java.nio.charset.StandardCharsets.UTF_8))
        .map(key -> key.substring(0, key.indexOf(' ')))
        .toList();
  }
}
