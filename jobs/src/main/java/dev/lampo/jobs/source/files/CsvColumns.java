package dev.lampo.jobs.source.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a file as a tree of names: {@code pickup.at} is {@code at} in {@code pickup}. */
final class CsvColumns {
  private final Node root = new Node(null);
  private final int count;

  /** An object, or where it has no children a text. */
  private static final class Node {
    private final SerializedString name;
    private final Map<String, Node> children = new LinkedHashMap<>();
    private int column = -1;

    Node(String name) {
      this.name = name == null ? null : new SerializedString(name);
    }
  }

  private CsvColumns(int count) {
    this.count = count;
  }

  /**
   * Columns with these names, blanks around them aside.
   *
   * @throws IllegalArgumentException where one is empty, stands twice or is both text and object;
   *     with a message for an operator
   */
  static CsvColumns of(List<String> names) {
    CsvColumns columns = new CsvColumns(names.size());
    for (int i = 0; i < names.size(); i++) {
      columns.add(names.get(i).strip(), i);
    }
    return columns;
  }

  int count() {
    return count;
  }

  /** Writes one object, with as many fields as there are columns. */
  void write(String[] fields, JsonGenerator out) throws IOException {
    write(root, fields, out);
  }

  private static void write(Node node, String[] fields, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Node child : node.children.values()) {
      out.writeFieldName(child.name);
      if (child.column < 0) {
        write(child, fields, out);
      } else {
        out.writeString(fields[child.column]);
      }
    }
    out.writeEndObject();
  }

  private void add(String name, int column) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("column " + (column + 1) + " has no name");
    }
    Node node = root;
    for (String part : name.split("\\.", -1)) {
      if (part.isBlank()) {
        throw new IllegalArgumentException("a column's name has nothing beside a dot: " + name);
      }
      if (node.column >= 0) {
        throw both(name);
      }
      node = node.children.computeIfAbsent(part, Node::new);
    }
    if (node.column >= 0) {
      throw new IllegalArgumentException("two columns have the name " + name);
    }
    if (!node.children.isEmpty()) {
      throw both(name);
    }
    node.column = column;
  }

  private static IllegalArgumentException both(String name) {
    return new IllegalArgumentException(
        "column " + name + " and another one name a text and an object at the same place");
  }
}
