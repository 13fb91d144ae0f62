package dev.lampo.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement cut into words: enough to find its clauses, and not one thought more. */
final class SqlTokens {
  private SqlTokens() {}

  /** What a piece of a statement is. */
  enum Kind {
    /** A name or keyword without quotes. */
    WORD,
    /** A name in double quotes. */
    QUOTED,
    /** A text in single quotes, or a number. */
    LITERAL,
    /** Any other character. */
    SYMBOL
  }

  /**
   * A piece of a statement.
   *
   * @param depth how many parentheses are open around it
   */
  record Token(Kind kind, String text, int start, int end, int depth) {
    boolean is(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** A name as it is compared: without quotes and case. */
    String name() {
      String bare = kind == Kind.QUOTED ? text.substring(1, text.length() - 1) : text;
      return bare.toLowerCase(Locale.ROOT);
    }
  }

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    int depth = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = endOf(sql, at, c);
      if (!Character.isWhitespace(c) && !comment(sql, at)) {
        depth -= c == ')' ? 1 : 0;
        tokens.add(new Token(kind(c), sql.substring(at, end), at, end, depth));
        depth += c == '(' ? 1 : 0;
      }
      at = end;
    }
    return tokens;
  }

  /** Whether it asks for rows, as EXPLAIN, SHOW and whatever changes something do not. */
  static boolean isQuery(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> !token.isSymbol("("))
        .findFirst()
        .filter(first -> first.is("select") || first.is("values"))
        .isPresent();
  }

  private static Kind kind(char c) {
    if (c == '"') {
      return Kind.QUOTED;
    }
    if (c == '\'' || Character.isDigit(c)) {
      return Kind.LITERAL;
    }
    return Character.isJavaIdentifierStart(c) ? Kind.WORD : Kind.SYMBOL;
  }

  private static int endOf(String sql, int at, char c) {
    if (comment(sql, at)) {
      return endOfComment(sql, at);
    }
    if (c == '\'' || c == '"') {
      return closing(sql, at, c);
    }
    int end = at + 1;
    if (Character.isJavaIdentifierPart(c)) {
      while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static int endOfComment(String sql, int at) {
    int end = at + 2;
    if (sql.charAt(at + 1) == '*') {
      int closing = sql.indexOf("*/", end);
      return closing < 0 ? sql.length() : closing + 2;
    }
    while (end < sql.length() && "\r\n".indexOf(sql.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** A doubled quote inside does not close. */
  private static int closing(String sql, int at, char quote) {
    int end = sql.indexOf(quote, at + 1);
    while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
      end = sql.indexOf(quote, end + 2);
    }
    return end < 0 ? sql.length() : end + 1;
  }

  /** The three that the engine knows. */
  private static boolean comment(String sql, int at) {
    return sql.startsWith("--", at) || sql.startsWith("//", at) || sql.startsWith("/*", at);
  }
}
