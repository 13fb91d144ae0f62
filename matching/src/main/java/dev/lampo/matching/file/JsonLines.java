package dev.lampo.matching.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One JSON object per line. Its columns are the names that occur anywhere in the file, which is
 * therefore read twice; names within names are joined by dots, the values of a list by line feeds.
 */
final class JsonLines implements RecordFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<String> header;
  private final BufferedReader reader;
  private final Rejects rejects = new Rejects();
  private long line;

  JsonLines(Path file, Charset charset) throws IOException {
    this.file = file;
    Set<String> names = new LinkedHashSet<>();
    try (BufferedReader all = reader(file, charset)) {
      for (String text = all.readLine(); text != null; text = all.readLine()) {
        JsonNode object = parsed(text);
        if (object != null) {
          JsonNames.add(object, names);
        }
      }
    }
    header = List.copyOf(names);
    reader = reader(file, charset);
  }

  private static BufferedReader reader(Path file, Charset charset) throws IOException {
    return new BufferedReader(
        new InputStreamReader(RecordFiles.input(file), RecordFiles.strict(charset)));
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
        JsonNode object = parsed(text);
        if (object != null) {
          return row(object);
        }
        if (!text.isBlank()) {
          rejects.add(file.toString(), line, "is not a JSON object");
        }
      }
      return null;
    } catch (IOException e) {
      throw RecordFiles.unreadable(file, e);
    }
  }

  private List<String> row(JsonNode object) {
    List<String> row = new ArrayList<>(header.size());
    for (String name : header) {
      row.add(JsonNames.text(object, name));
    }
    return row;
  }

  private static JsonNode parsed(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(text);
      return node != null && node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
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
      throw RecordFiles.unreadable(file, e);
    }
  }
}
