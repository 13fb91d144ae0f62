package dev.lampo.matching.normal;

import dev.lampo.matching.normal.Phrases.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one line of an address: type and name of the street, number, and part of the building. */
final class StreetReader {
  private static final Phrases TYPES = Phrases.in("street-types.txt", Map.of());
  private static final Map<String, String> WORDS = words();

  /** Longer values behind "interno" and the like are no values. */
  private static final int UNIT_MAX = 4;

  private static final String[] GERMAN = {"strasse", "str", "gasse", "weg", "platz", "allee"};

  String type;
  String number;

  private final List<String> name = new ArrayList<>(6);
  private StringBuilder unit;
  private boolean isArea;
  private Tokens tokens;
  private int size;

  /** Whether a type of those that stand before names begins at that word. */
  static boolean isLeadingType(Tokens tokens, int i) {
    Phrase phrase = i < tokens.size ? TYPES.at(tokens.text, i, tokens.size) : null;
    return phrase != null && !phrase.kind().equals("trail") && isType(phrase);
  }

  /** Whether that word ends an English street: behind a name that a number opens. */
  static boolean isTrailingType(Tokens tokens, int i) {
    if (i < 2 || tokens.text[0].charAt(0) > '9') {
      return false;
    }
    Phrase phrase = TYPES.word(tokens.text[i]);
    return phrase != null && isTrailing(phrase);
  }

  private static boolean isType(Phrase phrase) {
    return switch (phrase.kind()) {
      case "lead", "both", "area", "trail" -> true;
      default -> false;
    };
  }

  private static boolean isTrailing(Phrase phrase) {
    return phrase.kind().equals("trail") || phrase.kind().equals("both");
  }

  /** A number that has a column of its own. */
  static String number(String delivered) {
    String ascii = Latin.ascii(delivered);
    if (ascii == null) {
      return null;
    }
    StreetReader reader = new StreetReader();
    reader.tokens = Tokens.of(ascii);
    reader.size = reader.tokens.size;
    for (int i = 0; i < reader.size; i++) {
      if (reader.isNumber(i)) {
        reader.readNumber(i);
        return reader.number;
      }
    }
    return null;
  }

  /** The street's name without its type; null where there is none. */
  String street() {
    return name.isEmpty() ? null : String.join(" ", name);
  }

  /** As {@code int5 sca}; null where none is said. */
  String unit() {
    return unit == null ? null : unit.toString();
  }

  /** Reads the words before that one. */
  void read(Tokens address, int end) {
    tokens = address;
    size = end;
    int i = readBeginning();
    while (i < size) {
      i += Math.max(1, readAt(i));
    }
    if (type == null && name.size() == 1) {
      partGerman();
    }
  }

  private int readBeginning() {
    if (size > 1 && isNumber(0)) {
      if (isNumber(1) && tokens.gap[1] == '/') {
        // Australian: flat 2 at number 98.
        addUnit("apt", tokens.text[0]);
        return 1 + readNumber(1);
      }
      return readNumber(0);
    }
    return 0;
  }

  private int readAt(int i) {
    if (isNumber(i)) {
      return readDigits(i);
    }
    Phrase phrase = phrase(i);
    if (phrase == null) {
      return addName(i);
    }
    int length = phrase.length();
    return switch (phrase.kind()) {
      case "lead", "area", "both", "trail" -> readType(phrase, i);
      case "unit" -> readUnit(phrase, i);
      case "none" -> name.isEmpty() ? addName(i) : length;
      case "number" -> isNumber(i + length) ? length : addName(i);
      case "km" -> readDistance(i, length);
      case "care" -> readOther(i, length);
      default -> addName(i);
    };
  }

  /** The longest phrase there; single letters without a dot are rather initials. */
  private Phrase phrase(int i) {
    return TYPES.at(tokens.text, i, size);
  }

  private int readType(Phrase phrase, int i) {
    int length = phrase.length();
    boolean isBehind = !name.isEmpty() && type == null;
    if (isBehind && isTrailing(phrase)) {
      type = phrase.code();
      return length;
    }
    if (phrase.kind().equals("trail")) {
      if (name.isEmpty() && type == null && number != null && isNumber(i + 1)) {
        // No 5, Street 128: a street that is called by a number.
        type = phrase.code();
        return length;
      }
      Phrase leading = name.isEmpty() && type == null ? leading(i) : null;
      return leading == null ? addName(i) : lead(leading);
    }
    boolean isFirst = name.isEmpty() && type == null;
    boolean isBetter = isArea && phrase.kind().equals("lead") && phrase.words()[0].length() > 1;
    if ((isFirst || isBetter) && i + length < size) {
      return lead(phrase);
    }
    return addName(i);
  }

  /** Str. is street behind a name and strada before it. */
  private Phrase leading(int i) {
    return tokens.is(i, "str") && i + 1 < size ? TYPES.word("strada") : null;
  }

  private int lead(Phrase phrase) {
    type = phrase.code();
    isArea = phrase.kind().equals("area");
    name.clear();
    return phrase.length();
  }

  private int readUnit(Phrase phrase, int i) {
    int value = i + phrase.length();
    boolean isSaid =
        value < size && tokens.text[value].length() <= UNIT_MAX && !tokens.isBreak(value);
    boolean isPlain = phrase.words()[0].length() > 1 || isNumber(value);
    if (name.isEmpty() || !isSaid || !isPlain || number == null && !isNumber(value)) {
      return addName(i);
    }
    addUnit(phrase.code(), tokens.text[value]);
    return phrase.length() + 1;
  }

  private void addUnit(String code, String value) {
    unit = unit == null ? new StringBuilder() : unit.append(' ');
    unit.append(code).append(value);
  }

  private int readDistance(int i, int length) {
    int from = i + length;
    if (!isNumber(from)) {
      return addName(i);
    }
    StringBuilder distance = new StringBuilder("km").append(tokens.text[from]);
    int end = from + 1;
    boolean isFine = end + 1 < size && tokens.is(end, "&") && isNumber(end + 1);
    if (isFine) {
      distance.append('+').append(tokens.text[end + 1]);
      end += 2;
    }
    number = distance.toString();
    return end - i;
  }

  /** Who lives there is no part of the address: all to the next comma. */
  private int readOther(int i, int length) {
    boolean isLetters = tokens.text[i].length() <= 2;
    if (isLetters && length == 2 && tokens.gap[i + 1] != '/') {
      return addName(i);
    }
    int end = i + length;
    while (end < size && !tokens.isBreak(end) && !isLeadingType(tokens, end)) {
      end++;
    }
    return end - i;
  }

  private boolean isNumber(int i) {
    return i >= 0 && i < size && tokens.text[i].charAt(0) >= '0' && tokens.text[i].charAt(0) <= '9';
  }

  private int readDigits(int i) {
    boolean isOfName =
        name.isEmpty() && type != null
            || StreetDates.isMonth(tokens, i + 1, size)
            || (number != null && type == null && StreetDates.isOrdinal(tokens.text[i]));
    if (type == null && (number == null || tokens.isBreak(i)) && hasTrailingType(i + 2)) {
      // A house's or a flat's name before an English address: Suite 9, 405 Lexington Avenue.
      name.clear();
      number = null;
    }
    if (isOfName) {
      name.add(StreetDates.plain(tokens.text[i]));
      return 1;
    }
    return number == null ? readNumber(i) : 1;
  }

  /** 12, 12/A, 12 bis and 12-14. */
  private int readNumber(int i) {
    StringBuilder text = new StringBuilder(withoutZeros(tokens.text[i]));
    int end = i + 1;
    if (end < size && isAddition(end)) {
      text.append(tokens.text[end++]);
    } else if (end < size && isNumber(end) && tokens.gap[end] == '~') {
      text.append('-').append(tokens.text[end++]);
    } else if (end < size && isNumber(end) && tokens.gap[end] == '/') {
      text.append('/').append(tokens.text[end++]);
    }
    number = text.toString();
    return end - i;
  }

  private boolean isAddition(int i) {
    String text = tokens.text[i];
    boolean isWord = text.equals("bis") || text.equals("ter") || text.equals("quater");
    boolean isLetter = text.length() == 1 && text.charAt(0) > '9';
    boolean isNear = tokens.gap[i] == '/' || tokens.gap[i] == '~' || i + 1 == size;
    return isWord || (isLetter && isNear && !text.equals("&"));
  }

  private boolean hasTrailingType(int from) {
    for (int i = from; i < size; i++) {
      Phrase phrase = TYPES.word(tokens.text[i]);
      if (phrase != null && isTrailing(phrase)) {
        return true;
      }
    }
    return false;
  }

  private static String withoutZeros(String digits) {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.substring(zeros);
  }

  private int addName(int i) {
    String word = tokens.text[i];
    String direction = name.isEmpty() && type == null && number != null ? direction(word) : null;
    if (direction != null && i + 1 < size) {
      name.add(direction);
      return 1;
    }
    boolean isInitial = word.length() == 1 && tokens.dotted[i] && !word.equals("s");
    boolean isBehindNumber = number != null && type != null && !name.isEmpty();
    if (word.equals("&") || isBehindNumber || (isInitial && i + 1 < size)) {
      return 1;
    }
    String date = StreetDates.number(tokens, i, size);
    name.add(date == null ? WORDS.getOrDefault(word, word) : date);
    return 1;
  }

  /** English streets begin with them; elsewhere these letters are initials and saints. */
  private static String direction(String word) {
    return switch (word) {
      case "n" -> "north";
      case "s" -> "south";
      case "e" -> "east";
      case "w" -> "west";
      default -> null;
    };
  }

  private void partGerman() {
    String word = name.get(0);
    for (String ending : GERMAN) {
      int stem = word.length() - ending.length();
      if (stem > 2 && word.endsWith(ending)) {
        type = ending.equals("str") ? "strasse" : ending;
        name.set(0, word.substring(0, stem));
        return;
      }
    }
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    for (Lexicon.Entry entry : Lexicon.entries("street-words.txt")) {
      entry.said().forEach(said -> words.put(said, entry.meaning()));
    }
    return Map.copyOf(words);
  }
}
