package dev.lampo.client;

import dev.lampo.client.SqlTokens.Kind;
import dev.lampo.client.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says {@code ORDER BY MAX(c)} for {@code ORDER BY c} where c is a group: the same order, but the
 * engine sorts. {@code SELECT DISTINCT} becomes a GROUP BY first. Only plain columns are rewritten;
 * whatever is less clear is left to the writer of the statement.
 */
final class OrderRewriting {
  private static final Set<String> END = Set.of("limit", "offset", "fetch");

  private final String sql;
  private final List<Token> tokens;

  private OrderRewriting(String sql) {
    this.sql = sql;
    this.tokens = SqlTokens.of(sql);
  }

  /** The statement in the safe form; empty where it is not plain enough to be sure. */
  static Optional<String> of(String sql) {
    return new OrderRewriting(sql).rewritten();
  }

  private Optional<String> rewritten() {
    int select = clause(0, "select");
    int from = clause(select, "from");
    int order = clause(from, "order");
    if (select != 0 || from < 0 || order < 0 || set() || !tokens.get(order + 1).is("by")) {
      return Optional.empty();
    }
    boolean distinct = tokens.get(1).is("distinct");
    List<Item> selected = items(distinct ? 2 : 1, from);
    int group = clause(from, "group");
    if (distinct == (group >= 0)) {
      return Optional.empty();
    }
    List<Item> groups = distinct ? selected : items(group + 2, endOfGroups(group, order));
    if (groups.stream().anyMatch(item -> item.path() == null)) {
      return Optional.empty();
    }
    return ordered(order, selected, groups)
        .map(
            keys ->
                distinct
                    ? head(tokens.get(0).end(), tokens.get(1).end(), order)
                        + "GROUP BY "
                        + paths(groups)
                        + " "
                        + keys
                    : sql.substring(0, tokens.get(order).start()) + keys);
  }

  /** The statement up to its ORDER BY, without what stands between two places. */
  private String head(int cutFrom, int cutTo, int order) {
    return sql.substring(0, cutFrom) + sql.substring(cutTo, tokens.get(order).start());
  }

  private Optional<String> ordered(int order, List<Item> selected, List<Item> groups) {
    int end = endOfOrder(order);
    Set<String> grouped = new HashSet<>();
    groups.forEach(group -> grouped.add(group.column()));
    List<String> keys = new ArrayList<>();
    for (Item key : items(order + 2, end)) {
      String path = resolved(key, selected);
      if (path == null || !grouped.contains(lastName(path))) {
        return Optional.empty();
      }
      keys.add("MAX(" + path + ")" + key.rest());
    }
    int tail = end < tokens.size() ? tokens.get(end).start() : sql.length();
    return Optional.of("ORDER BY " + String.join(", ", keys) + " " + sql.substring(tail));
  }

  /** The column that a key of ORDER BY means: an alias or a number goes before a column. */
  private String resolved(Item key, List<Item> selected) {
    if (key.number() > 0) {
      return key.number() <= selected.size() ? selected.get(key.number() - 1).path() : null;
    }
    if (key.path() == null) {
      return null;
    }
    for (Item item : selected) {
      if (item.alias() != null && item.alias().equals(lastName(key.path()))) {
        return key.path().contains(".") ? null : item.path();
      }
    }
    return key.path();
  }

  private List<Item> items(int from, int to) {
    List<Item> items = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || (tokens.get(i).depth() == 0 && tokens.get(i).isSymbol(","))) {
        items.add(item(tokens.subList(start, i)));
        start = i + 1;
      }
    }
    return items;
  }

  private Item item(List<Token> parts) {
    if (parts.isEmpty()) {
      return new Item(null, null, 0, "");
    }
    int path = pathLength(parts);
    Token last = parts.get(parts.size() - 1);
    boolean aliased = last.isName() && parts.size() > Math.max(path, 1) && !direction(last);
    boolean plain = path > 0 && parts.subList(path, parts.size()).stream().allMatch(this::trailing);
    int number = path == 0 && parts.get(0).kind() == Kind.LITERAL ? digits(parts.get(0)) : 0;
    int expression = plain ? path : 1;
    String rest = sql.substring(parts.get(expression - 1).end(), last.end());
    return new Item(
        plain ? sql.substring(parts.get(0).start(), parts.get(path - 1).end()) : null,
        aliased ? last.name() : null,
        number,
        rest);
  }

  /** How many tokens {@code a.b.c} takes at the beginning. */
  private static int pathLength(List<Token> parts) {
    int length = 0;
    while (length < parts.size() && parts.get(length).isName()) {
      length++;
      if (length + 1 >= parts.size() || !parts.get(length).isSymbol(".")) {
        return length;
      }
      length++;
    }
    return length;
  }

  /** What may stand behind a column: a direction, or AS and a name. */
  private boolean trailing(Token token) {
    return token.isName();
  }

  private static boolean direction(Token token) {
    return token.is("asc") || token.is("desc") || token.is("first") || token.is("last");
  }

  private static int digits(Token token) {
    return token.text().matches("[0-9]{1,4}") ? Integer.parseInt(token.text()) : 0;
  }

  private int endOfGroups(int group, int order) {
    int having = clause(group, "having");
    return having > 0 && having < order ? having : order;
  }

  private int endOfOrder(int order) {
    for (int i = order; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.depth() == 0 && (token.isSymbol(";") || END.contains(token.name()))) {
        return i;
      }
    }
    return tokens.size();
  }

  private boolean set() {
    return clause(0, "union") >= 0;
  }

  private int clause(int from, String word) {
    for (int i = Math.max(from, 0); i < tokens.size(); i++) {
      if (tokens.get(i).depth() == 0 && tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  private static String paths(List<Item> items) {
    return String.join(", ", items.stream().map(Item::path).toList());
  }

  private static String lastName(String path) {
    List<Token> parts = SqlTokens.of(path);
    return parts.get(parts.size() - 1).name();
  }

  /**
   * One item of a list.
   *
   * @param path the plain column that it is, or null
   * @param alias its other name, without quotes and case, or null
   * @param number the place it names, or zero
   * @param rest what follows the column: a direction in ORDER BY
   */
  private record Item(String path, String alias, int number, String rest) {
    String column() {
      return lastName(path);
    }
  }
}
