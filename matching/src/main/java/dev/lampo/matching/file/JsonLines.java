package dev.lampo.matching.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One JSON object per line. Its columns are the names that occur anywhere in the file, which is
 * therefore read twice; names within names are joined by dots, the values of a list by line feeds,
 * and objects in a list are numbered.
 */
final class JsonLines implements RecordFile {
  private static final int SHOWN_MAX = 120;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(RecordFiles.VALUE_MAX)
                          .build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final Path file;
  private final List<String> header;
  private final BufferedReader reader;
  private final Rejects rejects = new Rejects();
  private long line;

  JsonLines(Path file, Charset charset) throws IOException {
    this.file = file;
    Set<String> names = new LinkedHashSet<>();
    try (BufferedReader all = RecordFiles.reader(file, charset)) {
      for (String text = all.readLine(); text != null; text = all.readLine()) {
        requireNoArray(text);
        if (!text.isBlank()) {
          add(text, names);
        }
        line++;
      }
    } catch (IOException e) {
      throw RecordFiles.unreadable(file, line, e);
    }
    line = 0;
    if (names.isEmpty()) {
      throw new BadFileException(
          file + ": no line is a JSON object; one object per line is wanted, as jq -c . writes it");
    }
    header = List.copyOf(names);
    reader = RecordFiles.reader(file, charset);
  }

  /** What is broken is told when the rows are read. */
  private static void add(String text, Set<String> names) {
    try {
      names.addAll(JsonNames.texts(parsed(text)).keySet());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return;
    }
  }

  private void requireNoArray(String text) {
    if (line == 0 && text.stripLeading().startsWith("[")) {
      throw new BadFileException(
          file
              + ":1: is one JSON array; one object per line is wanted, as jq -c '.[]' writes them");
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public List<String> next() {
    try {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          List<String> row = rowOrReject(text);
          if (row != null) {
            return row;
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw RecordFiles.unreadable(file, line, e);
    }
  }

  private List<String> rowOrReject(String text) {
    try {
      return row(parsed(text));
    } catch (JsonProcessingException e) {
      rejects.add(file.toString(), line, "is no JSON: " + shortened(e.getOriginalMessage()));
    } catch (IllegalArgumentException e) {
      rejects.add(file.toString(), line, e.getMessage());
    }
    return null;
  }

  private static String shortened(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.length() <= SHOWN_MAX ? first : first.substring(0, SHOWN_MAX) + "…";
  }

  private List<String> row(JsonNode object) {
    Map<String, String> texts = JsonNames.texts(object);
    List<String> row = new ArrayList<>(header.size());
    for (String name : header) {
      row.add(texts.getOrDefault(name, ""));
    }
    return row;
  }

  private static JsonNode parsed(String text) throws JsonProcessingException {
    JsonNode node = JSON.readTree(text);
    if (!node.isObject()) {
      throw new IllegalArgumentException("is not a JSON object");
    }
    return node;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public Rejects rejects() {
    return rejects;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw RecordFiles.unreadable(file, line, e);
    }
  }
}
