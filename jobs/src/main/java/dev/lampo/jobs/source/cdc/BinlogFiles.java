package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of a server's binary log, and whether a place is still in them.
 *
 * @param all from the oldest to the one that is written to
 */
record BinlogFiles(BinlogServer server, Login login, List<File> all) {
  /** Numbers have more digits only when those that they had do not suffice. */
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /**
   * One of them.
   *
   * @param size in bytes, which is also the offset of what will be written next
   */
  record File(String name, long size) {}

  /** Why file and offset of a place are no longer there; empty where they are. */
  Optional<String> lost(Resume place) throws IOException {
    String name = name(place);
    Optional<File> file = file(name);
    return file.isPresent() && file.get().size() >= offset(place)
        ? begunAnew(place, file.get())
        : Optional.of("the server no longer has its binary log " + name);
  }

  /**
   * That the log was reset since a place was stored; empty where it was not, and where its file was
   * only purged, for purging leaves the later files.
   */
  Optional<String> reset(Resume place) throws IOException {
    String name = name(place);
    Optional<File> file = file(name);
    if (file.isPresent()) {
      return file.get().size() < offset(place)
          ? Optional.of(resetBecauseOf(name))
          : begunAnew(place, file.get());
    }
    boolean purged = all.stream().anyMatch(each -> ORDER.compare(each.name(), name) > 0);
    return purged ? Optional.empty() : Optional.of(resetBecauseOf(name));
  }

  /** How much has been written since a place; empty where the server does not have it. */
  Optional<LogLag> lag(Resume place) {
    Optional<File> file = file(name(place));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    long written =
        all.subList(all.indexOf(file.get()), all.size()).stream().mapToLong(File::size).sum();
    long bytes = Math.max(0, written - offset(place));
    return Optional.of(
        new LogLag("the server's log is " + bytes + " bytes ahead of what is stored", bytes));
  }

  private Optional<String> begunAnew(Resume place, File file) throws IOException {
    Object begun = place.offset().get(BinlogPlaces.BEGUN);
    // Older places do not say it; what they are good for is known by file and offset alone.
    return begun == null || begun.equals(LogBeginning.of(file, server, login))
        ? Optional.empty()
        : Optional.of(resetBecauseOf(file.name()));
  }

  private Optional<File> file(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static String resetBecauseOf(String file) {
    return "the server's log was reset: its binary log " + file + " is not the one that was read";
  }

  private static String name(Resume place) {
    return String.valueOf(place.offset().get("file"));
  }

  private static long offset(Resume place) {
    return ((Number) place.offset().get("pos")).longValue();
  }
}
