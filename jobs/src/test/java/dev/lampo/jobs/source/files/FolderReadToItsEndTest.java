package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedItems;
import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReadToItsEndTest {
  @TempDir private Path folder;

  @Test
  void shouldSayWhenEverythingWasRead() throws IOException {
    TestFiles.rows(folder.resolve("a.csv"), 0, 2, 1);
    FilesSource source = FilesYaml.source(folder);
    Instant before = Instant.now();

    Reading all = Reading.all(source);
    assertThat(all.records()).hasSize(2);
    List<ResumeMark> marks = FeedItems.of(ResumeMark.class, all.items());
    ResumeMark idle = marks.get(marks.size() - 1);
    assertThat(idle.readUpTo()).isBetween(before, Instant.now());
    assertThat(marks.subList(0, marks.size() - 1))
        .extracting(ResumeMark::readUpTo)
        .containsOnlyNulls();

    // A folder that is not mounted looks empty.
    Files.move(folder.resolve("a.csv"), folder.resolve("hidden"));
    assertThat(Reading.chosen(source, 1, idle).items()).isEmpty();
    Files.move(folder.resolve("hidden"), folder.resolve("a.csv"));

    // A file that is not complete may have been delivered before now.
    TestFiles.rows(folder.resolve("b.csv"), 2, 4, 2);
    FilesSource marked = FilesYaml.source(folder, "format: csv", "completeWhen: marker");
    assertThat(Reading.chosen(marked, 1, idle).items()).isEmpty();
  }

  /** Whoever takes away what was read leaves nothing to be late with. */
  @Test
  void shouldSayThatEverythingWasReadWhereTheFolderWasEmptied() throws IOException {
    Path file = folder.resolve("a.csv");
    TestFiles.rows(file, 0, 2, 1);
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), 10, null)) {
      while (Reading.stored(feed).stream().noneMatch(FolderReadToItsEndTest::saysAll)) {
        assertThat(file).exists();
      }
      Files.delete(file);
      Instant emptied = Instant.now();

      List<FeedItem> said = Reading.stored(feed);
      while (said.isEmpty()) { // it says so once a second
        assertThat(emptied).isAfter(Instant.now().minusSeconds(60));
        said = Reading.stored(feed);
      }

      assertThat(((ResumeMark) said.get(0)).readUpTo()).isAfterOrEqualTo(emptied);
    }
  }

  @Test
  void shouldTellAnEmptiedFolderFromAnother() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Folder looked = new Folder(inbox, "*.csv", Duration.ZERO);
    assertThat(looked.look(0).emptied()).isFalse();
    Path file = Files.createFile(inbox.resolve("a.csv"));
    assertThat(looked.look(1).emptied()).isFalse();
    Files.delete(file);
    assertThat(looked.look(2).emptied()).isTrue();

    Files.move(inbox, folder.resolve("aside"));
    Files.createDirectory(inbox);

    assertThat(looked.look(3).emptied()).isFalse();
  }

  private static boolean saysAll(FeedItem item) {
    return item instanceof ResumeMark mark && mark.readUpTo() != null;
  }
}
