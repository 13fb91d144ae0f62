package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a folder to its end in a process of its own, whose environment the caller chooses. */
final class ReadingInAnotherLocale {
  private ReadingInAnotherLocale() {}

  /** Prints how many records the folder of the first argument holds, and which. */
  public static void main(String[] arguments) throws IOException {
    Reading reading = Reading.all(FilesYaml.source(Path.of(arguments[0])));
    System.out.println(
        reading.records().size() + " records: " + String.join(" ", reading.values()));
  }
}
