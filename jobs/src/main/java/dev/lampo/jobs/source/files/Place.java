package dev.lampo.jobs.source.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Where reading goes on: the files chosen to be read, in their order, how much of the first of them
 * has been read, and those that are done. Its text is kept as the place in the source's own words:
 *
 * <pre>
 * {"files":[{"name":"a.csv","size":4711,"modified":1795305600000000000}],"offset":1024,"done":"..."}
 * </pre>
 *
 * Of a file that is done it holds twelve characters, so that a folder of a hundred thousand files
 * makes a text of about a megabyte.
 */
final class Place {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGEST_CHARS = 12;

  private final ArrayDeque<FileId> files = new ArrayDeque<>();
  private final TreeSet<String> done = new TreeSet<>();
  private long offset;
  private String doneText = "";

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException where it is not one of ours
   */
  static Place of(String text) {
    Place place = new Place();
    try {
      JsonNode root = JSON.readTree(text);
      for (JsonNode file : root.required("files")) {
        place.files.add(
            new FileId(
                file.required("name").textValue(),
                file.required("size").longValue(),
                file.required("modified").longValue()));
      }
      place.offset = root.required("offset").longValue();
      place.doneText = root.required("done").textValue();
      for (int at = 0; at < place.doneText.length(); at += DIGEST_CHARS) {
        place.done.add(place.doneText.substring(at, at + DIGEST_CHARS));
      }
      return place;
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalArgumentException("not a place among files: " + text, e);
    }
  }

  String text() {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("files");
    for (FileId file : files) {
      list.addObject()
          .put("name", file.name())
          .put("size", file.size())
          .put("modified", file.modifiedNanos());
    }
    root.put("offset", offset);
    if (doneText == null) {
      doneText = String.join("", done);
    }
    return root.put("done", doneText).toString();
  }

  /** The file to read, or null where none has been chosen. */
  FileId underWay() {
    return files.peek();
  }

  /** How far it has been read, in bytes of what it says: unpacked, where it is packed. */
  long offset() {
    return offset;
  }

  void readUpTo(long next) {
    offset = next;
  }

  /** Chooses files, all of which will be read before any others. */
  void choose(Collection<FileId> next) {
    files.addAll(next);
  }

  /** The file under way has been read as far as it can be. */
  void finish() {
    done.add(files.remove().digest());
    doneText = null;
    offset = 0;
  }

  /** The file under way is there no more; should it come back, it is read from its beginning. */
  void drop() {
    files.remove();
    offset = 0;
  }

  /** Whether no file that is still known was ever done. */
  boolean isNew() {
    return done.isEmpty();
  }

  boolean isDone(FileId file) {
    return done.contains(file.digest());
  }

  /**
   * Forgets what is done and has left the folder. An empty folder is more likely one that is not
   * mounted, and forgets nothing.
   */
  void keep(Collection<FileId> found) {
    if (found.isEmpty() || done.isEmpty()) {
      return;
    }
    TreeSet<String> there = new TreeSet<>();
    found.forEach(file -> there.add(file.digest()));
    if (done.retainAll(there)) {
      doneText = null;
    }
  }
}
