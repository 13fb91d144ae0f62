package dev.lampo.matching.normal;

import java.util.Set;

/**
 * A name or an address cut into words in lower case, with what stood between them. Letters between
 * dots are one word, so that C.E.A.R. is cear; so are contractions, so that F.lli is flli.
 */
final class Tokens {
  /** More words than this no name and no address has; the rest is not looked at. */
  static final int TOKENS_MAX = 80;

  /** What may stand between two words, from the weakest to the strongest. */
  private static final String GAPS = " .'~/,-\")(\n";

  /** Up to this many letters before or after a dot are taken for a part of an abbreviation. */
  private static final int SYLLABLE_MAX = 3;

  /** Abbreviations of whole words, which do not grow together with the next one. */
  private static final Set<String> WHOLE =
      Set.of(
          "ing", "avv", "rag", "arch", "geom", "dott", "soc", "ass", "cav", "dr", "mr", "imp",
          "via", "di", "sig", "ind", "int", "loc", "nr", "str", "st", "off", "az", "snc", "srl");

  /** Ends of words that are written behind a dot, as in ass.ne and dott.ssa. */
  private static final Set<String> ENDS =
      Set.of(
          "ne", "na", "va", "vo", "mo", "ma", "re", "ra", "ri", "ssa", "sa", "le", "li", "te", "ta",
          "zza", "tta", "ro", "lli", "lo");

  final String[] text;
  final char[] gap;
  final boolean[] dotted;
  final int[] start;
  final int[] end;
  int size;

  private final String source;
  private final int capacity;
  private int at;

  private Tokens(String source) {
    this.source = source;
    capacity = Math.min(TOKENS_MAX, source.length());
    text = new String[capacity];
    gap = new char[capacity];
    dotted = new boolean[capacity];
    start = new int[capacity];
    end = new int[capacity];
  }

  /** The words of a text that {@link Latin#ascii} has written. */
  static Tokens of(String ascii) {
    Tokens tokens = new Tokens(ascii);
    tokens.scan();
    return tokens;
  }

  /** Whether a comma, a dash, a bracket or the like stands before that word. */
  boolean isBreak(int token) {
    return token == 0 || token >= size || GAPS.indexOf(gap[token]) > GAPS.indexOf('/');
  }

  /** Whether that word is this one. */
  boolean is(int token, String word) {
    return token >= 0 && token < size && text[token].equals(word);
  }

  /** The text from the one word to before the other, as it was delivered. */
  String between(int from, int to) {
    return source.substring(start[from], end[to - 1]);
  }

  private void scan() {
    char pending = ' ';
    while (at < source.length() && size < capacity) {
      char c = source.charAt(at);
      if (isWord(c)) {
        gap[size] = pending;
        readWord();
        pending = ' ';
      } else if (c == '&' || c == '+') {
        gap[size] = pending;
        add("&", at, at + 1, false);
        at++;
        pending = ' ';
      } else {
        pending = stronger(pending, gap(c));
        at++;
      }
    }
  }

  private char gap(char c) {
    return switch (c) {
      case '-', '_' -> isBlank(at - 1) || isBlank(at + 1) ? '-' : '~';
      case ',', ';', ':', '|' -> ',';
      case '(', '[', '{' -> '(';
      case ')', ']', '}' -> ')';
      case '"' -> '"';
      case '\n', '\r' -> '\n';
      case '/', '\\' -> '/';
      case '\'', '`' -> '\'';
      case '.' -> '.';
      default -> ' ';
    };
  }

  private boolean isBlank(int i) {
    return i < 0 || i >= source.length() || source.charAt(i) <= ' ';
  }

  private static char stronger(char one, char other) {
    return GAPS.indexOf(one) >= GAPS.indexOf(other) ? one : other;
  }

  private void readWord() {
    int from = at;
    String word = segment();
    int syllable = word.length();
    boolean isDotted = false;
    while (at < source.length() && source.charAt(at) == '.') {
      isDotted = true;
      if (!isLetter(at + 1)) {
        break;
      }
      int dot = at;
      at++;
      String next = segment();
      if (!isJoined(word, syllable, next)) {
        at = dot;
        break;
      }
      word = word + next;
      syllable = next.length();
    }
    add(word, from, at, isDotted);
  }

  private static boolean isJoined(String word, int syllable, String next) {
    if (next.length() > SYLLABLE_MAX || word.charAt(word.length() - 1) <= '9') {
      return false;
    }
    return ENDS.contains(next) || (syllable <= SYLLABLE_MAX && !WHOLE.contains(word));
  }

  private String segment() {
    int from = at;
    while (at < source.length() && isWord(source.charAt(at))) {
      at++;
    }
    return lower(from, at);
  }

  private String lower(int from, int to) {
    char[] lower = new char[to - from];
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      lower[i - from] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return new String(lower);
  }

  private void add(String word, int from, int to, boolean isDotted) {
    text[size] = word;
    start[size] = from;
    end[size] = to;
    dotted[size] = isDotted;
    size++;
  }

  private boolean isLetter(int i) {
    return i < source.length() && isWord(source.charAt(i)) && source.charAt(i) > '9';
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
