package dev.lampo.matching.normal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a person's name without titles, suffixes and what stands in brackets, particles
 * attached: De Luca is deluca, D'Angelo is dangelo.
 */
final class NameWords {
  private static final Set<String> TITLES =
      Set.of(
          "dott",
          "dottssa",
          "dottore",
          "dottoressa",
          "dr",
          "drs",
          "drssa",
          "ing",
          "ingegnere",
          "avv",
          "avvto",
          "avvocato",
          "geom",
          "geometra",
          "rag",
          "ragioniere",
          "arch",
          "architetto",
          "prof",
          "profssa",
          "professor",
          "professore",
          "professoressa",
          "sig",
          "sigra",
          "sigr",
          "signor",
          "signore",
          "signora",
          "signorina",
          "sigri",
          "cav",
          "egr",
          "gent",
          "gentma",
          "spett",
          "mr",
          "mrs",
          "ms",
          "miss",
          "mister",
          "sir",
          "herr",
          "frau",
          "hr",
          "fr",
          "mons",
          "rev",
          "dipling",
          "msgr",
          "mme",
          "mlle",
          "monsieur",
          "madame",
          "senor",
          "senora",
          "perito",
          "notaio",
          "onorevole",
          "ditta",
          "phd",
          "md",
          "esq",
          "mba",
          "dds",
          "cpa");

  /** Titles that are names, too; they count with a dot only. */
  private static final Set<String> DOTTED_TITLES =
      Set.of("on", "comm", "mag", "don", "per", "ind", "agr", "mar", "cap", "gen", "col", "sen");

  private static final Map<String, String> SUFFIXES =
      Map.of(
          "jr", "jr", "junior", "jr", "sr", "sr", "senior", "sr", "ii", "ii", "2nd", "ii", "iii",
          "iii", "3rd", "iii", "iv", "iv", "4th", "iv");

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "di", "del", "della", "dell", "dello", "dei", "degli", "delle", "da", "dal",
          "dalla", "dall", "dalle", "dai", "la", "lo", "li", "le", "las", "los", "van", "von",
          "vom", "zu", "der", "den", "ter", "ten", "mc", "mac", "el", "bin", "san", "santa", "sant",
          "dos", "das", "do", "du", "des", "st", "saint", "fitz", "abd", "abu");

  /** Particles that are initials as well, where no apostrophe follows. */
  private static final Set<String> LETTERS = Set.of("d", "o", "l");

  /** What comes after these is another name of the same person. */
  private static final Set<String> OTHER_NAMES =
      Set.of("nata", "nato", "nee", "geb", "geborene", "ved", "vedova", "detto", "detta", "alias");

  /** How a word is written. */
  enum Letters {
    CAPITALS,
    SMALL,
    INITIAL
  }

  final List<String> words = new ArrayList<>(6);

  /** How each word is written. */
  final List<Letters> letters = new ArrayList<>(6);

  /** How many words stood before the first comma; -1 where there is none. */
  int comma = -1;

  String suffix;

  private final Tokens tokens;
  private final String source;
  private final boolean isFamily;
  private StringBuilder particles;

  private NameWords(String ascii, boolean isFamily) {
    source = ascii;
    tokens = Tokens.of(ascii);
    this.isFamily = isFamily;
  }

  /**
   * @param isFamily whether it is a surname alone, in which a single d or o is no initial
   */
  static NameWords of(String ascii, boolean isFamily) {
    NameWords words = new NameWords(ascii, isFamily);
    words.read();
    return words;
  }

  private void read() {
    int i = 0;
    while (i < tokens.size) {
      if (i > 0 && OTHER_NAMES.contains(tokens.text[i])) {
        break;
      }
      if (tokens.gap[i] == ',' && comma < 0 && !words.isEmpty()) {
        comma = words.size();
      }
      i = isAside(i) ? afterAside(i) : readWord(i);
    }
    flushParticles();
    readLastNumeral();
    if (comma == words.size()) {
      comma = -1;
    }
  }

  /**
   * Morris I beside Morris II is the first of that name; alone he may as well have an initial, so
   * the letter stays among his names.
   */
  private void readLastNumeral() {
    int last = tokens.size - 1;
    if (suffix == null && words.size() > 1 && tokens.is(last, "i") && !tokens.dotted[last]) {
      suffix = "sr";
    }
  }

  /** "Bob" in Robert "Bob" Smith. */
  private boolean isAside(int i) {
    return i > 0 && (tokens.gap[i] == '(' || (tokens.gap[i] == '"' && !words.isEmpty()));
  }

  private int afterAside(int from) {
    char close = tokens.gap[from] == '(' ? ')' : '"';
    for (int i = from + 1; i < tokens.size; i++) {
      if (tokens.gap[i] == close) {
        // The word behind the closing sign must not open a new aside.
        tokens.gap[i] = ' ';
        return i;
      }
    }
    return tokens.size;
  }

  private int readWord(int i) {
    String word = tokens.text[i];
    if (isTitle(i) || word.equals("&")) {
      return i + 1;
    }
    String known = SUFFIXES.get(word);
    if (known != null && !words.isEmpty()) {
      suffix = known;
    } else if (isParticle(i)) {
      particles = particles == null ? new StringBuilder() : particles;
      particles.append(word);
    } else if (isInitials(i)) {
      for (int j = 0; j < word.length(); j++) {
        add(word.substring(j, j + 1), Letters.INITIAL);
      }
    } else {
      add(word, letters(i));
    }
    return i + 1;
  }

  private boolean isTitle(int i) {
    String word = tokens.text[i];
    return tokens.size > 1
        && (TITLES.contains(word) || (tokens.dotted[i] && DOTTED_TITLES.contains(word)))
        && !(i == tokens.size - 1 && words.isEmpty() && particles == null);
  }

  private boolean isParticle(int i) {
    if (i + 1 >= tokens.size) {
      return false;
    }
    String word = tokens.text[i];
    boolean isElided = tokens.gap[i + 1] == '\'';
    return (PARTICLES.contains(word) && tokens.gap[i + 1] != ',')
        || (LETTERS.contains(word) && (isElided || isFamily));
  }

  /** J.R. is two initials, while Ma. is one shortened name. */
  private boolean isInitials(int i) {
    int length = tokens.text[i].length();
    return !isFamily
        && tokens.dotted[i]
        && length > 1
        && tokens.end[i] - tokens.start[i] >= 2 * length - 1;
  }

  private Letters letters(int i) {
    if (tokens.text[i].length() == 1) {
      return Letters.INITIAL;
    }
    boolean isCapitals =
        source.charAt(tokens.start[i]) <= 'Z' && source.charAt(tokens.end[i] - 1) <= 'Z';
    return isCapitals ? Letters.CAPITALS : Letters.SMALL;
  }

  private void add(String word, Letters written) {
    if (particles != null) {
      words.add(particles.append(word).toString());
      particles = null;
    } else {
      words.add(word);
    }
    letters.add(written);
  }

  private void flushParticles() {
    if (particles != null) {
      words.add(particles.toString());
      letters.add(Letters.SMALL);
      particles = null;
    }
  }

  /** The words with blanks between; null for none. */
  static String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  /** The words in the order of the alphabet. */
  static String sorted(List<String> words) {
    if (words.size() < 2) {
      return joined(words);
    }
    List<String> sorted = new ArrayList<>(words);
    Collections.sort(sorted);
    return joined(sorted);
  }
}
