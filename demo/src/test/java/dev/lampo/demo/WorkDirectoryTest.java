package dev.lampo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
  private static final int FOLDERS = 10;
  private static final int FILES = 5_000;

  @Test
  void shouldBeRemovedByTwoThreadsAtOnce() throws Exception {
    WorkDirectory work = WorkDirectory.of(null);
    fill(work.path());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = threads.submit(work::close);
      Future<?> second =
          threads.submit(
              () -> {
                while (isWhole(work.path())) {
                  Thread.onSpinWait();
                }
                work.close();
              });
      first.get(30, TimeUnit.SECONDS);
      second.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
      work.close();
    }
    assertThat(work.path()).doesNotExist();
  }

  @Test
  void shouldStayWhereItWasGiven(@TempDir Path given) throws IOException {
    Files.writeString(given.resolve("kept"), "data");

    WorkDirectory.of(given).close();

    assertThat(given.resolve("kept")).hasContent("data");
  }

  private static void fill(Path directory) throws IOException {
    for (int folder = 0; folder < FOLDERS; folder++) {
      Path made = Files.createDirectory(directory.resolve("folder-" + folder));
      for (int file = 0; file < FILES / FOLDERS; file++) {
        Files.createFile(made.resolve("file-" + file));
      }
    }
  }

  private static boolean isWhole(Path directory) {
    for (int folder = 0; folder < FOLDERS; folder++) {
      String[] files = directory.resolve("folder-" + folder).toFile().list();
      if (files == null || files.length < FILES / FOLDERS) {
        return false;
      }
    }
    return true;
  }
}
